package org.tidewire.databend.internal.sequence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedSequenceName;
import org.hibernate.tool.schema.extract.internal.SequenceInformationImpl;
import org.hibernate.tool.schema.extract.spi.ExtractionContext;
import org.hibernate.tool.schema.extract.spi.SequenceInformation;
import org.hibernate.tool.schema.extract.spi.SequenceInformationExtractor;

/** Reads the existing sequences and their increments; Databend does not show their start values. */
public final class DatabendSequenceInformationExtractor implements SequenceInformationExtractor {
    public static final DatabendSequenceInformationExtractor INSTANCE = new DatabendSequenceInformationExtractor();

    public static final String QUERY = "show sequences";

    private DatabendSequenceInformationExtractor() {}

    @Override
    public Iterable<SequenceInformation> extractMetadata(ExtractionContext context) throws SQLException {
        return context.getQueryResults(QUERY, null, DatabendSequenceInformationExtractor::sequences);
    }

    private static List<SequenceInformation> sequences(ResultSet rows) throws SQLException {
        List<SequenceInformation> sequences = new ArrayList<>();
        while (rows.next()) {
            // Databend has folded the names that were not quoted: each is shown as it would be quoted.
            Identifier name = Identifier.toIdentifier(rows.getString("name"), true);
            sequences.add(new SequenceInformationImpl(
                    new QualifiedSequenceName(null, null, name), null, null, null, rows.getLong("interval")));
        }
        return sequences;
    }
}
