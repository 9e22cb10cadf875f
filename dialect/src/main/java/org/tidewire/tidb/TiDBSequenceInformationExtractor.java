package org.tidewire.tidb;

import org.hibernate.tool.schema.extract.internal.SequenceInformationExtractorLegacyImpl;
import org.jspecify.annotations.Nullable;

/** Reads the sequences of the current database with one query. */
final class TiDBSequenceInformationExtractor extends SequenceInformationExtractorLegacyImpl {
    static final TiDBSequenceInformationExtractor INSTANCE = new TiDBSequenceInformationExtractor();

    static final String QUERY = "select sequence_name, start, min_value, max_value, increment"
            + " from information_schema.sequences where sequence_schema = database()";

    private TiDBSequenceInformationExtractor() {}

    @Override
    protected @Nullable String sequenceCatalogColumn() {
        return null;
    }

    @Override
    protected @Nullable String sequenceSchemaColumn() {
        return null;
    }

    @Override
    protected String sequenceStartValueColumn() {
        return "start";
    }

    @Override
    protected String sequenceMinValueColumn() {
        return "min_value";
    }

    @Override
    protected String sequenceMaxValueColumn() {
        return "max_value";
    }
}
