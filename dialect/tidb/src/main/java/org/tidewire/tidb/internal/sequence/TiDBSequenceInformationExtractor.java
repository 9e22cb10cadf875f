package org.tidewire.tidb.internal.sequence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedSequenceName;
import org.hibernate.dialect.Dialect;
import org.hibernate.tool.schema.extract.internal.SequenceInformationImpl;
import org.hibernate.tool.schema.extract.spi.ExtractionContext;
import org.hibernate.tool.schema.extract.spi.SequenceInformation;
import org.hibernate.tool.schema.extract.spi.SequenceInformationExtractor;

/**
 * Reads the sequences with one query: those of the default database, or else of the current database. Hibernate looks for
 * a sequence by its name alone, so those of other databases would only be taken for one another. Where the mapping has no
 * sequence, there is no query.
 */
public final class TiDBSequenceInformationExtractor implements SequenceInformationExtractor {
    public static final TiDBSequenceInformationExtractor INSTANCE = new TiDBSequenceInformationExtractor();

    private static final String SEQUENCES_IN = "select sequence_name, start, min_value, max_value, increment"
            + " from information_schema.sequences where sequence_schema = ";

    /** What Hibernate shows for this dialect; it is not asked where there is a default database. */
    public static final String QUERY = SEQUENCES_IN + "database()";

    private TiDBSequenceInformationExtractor() {}

    @Override
    public Iterable<SequenceInformation> extractMetadata(ExtractionContext context) throws SQLException {
        if (context instanceof SequencelessSchemaTool.Context) {
            return List.of();
        }
        return context.getQueryResults(query(context), null, rows -> sequences(rows, context));
    }

    private static String query(ExtractionContext context) {
        Dialect dialect = context.getJdbcEnvironment().getDialect();
        Identifier database = dialect.getNameQualifierSupport().supportsSchemas()
                ? context.getDefaultSchema()
                : context.getDefaultCatalog();
        if (database == null) {
            return QUERY;
        }
        StringBuilder query = new StringBuilder(SEQUENCES_IN);
        dialect.appendLiteral(query::append, database.getText());
        return query.toString();
    }

    private static List<SequenceInformation> sequences(ResultSet rows, ExtractionContext context) throws SQLException {
        List<SequenceInformation> sequences = new ArrayList<>();
        while (rows.next()) {
            Identifier name =
                    context.getJdbcEnvironment().getIdentifierHelper().toIdentifier(rows.getString("sequence_name"));
            sequences.add(new SequenceInformationImpl(
                    new QualifiedSequenceName(null, null, name),
                    rows.getLong("start"),
                    rows.getLong("min_value"),
                    rows.getLong("max_value"),
                    rows.getLong("increment")));
        }
        return sequences;
    }
}
