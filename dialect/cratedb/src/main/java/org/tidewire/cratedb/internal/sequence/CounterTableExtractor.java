package org.tidewire.cratedb.internal.sequence;

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

/** The counters that the database has, for {@code update} and {@code validate}. */
public final class CounterTableExtractor implements SequenceInformationExtractor {
    public static final CounterTableExtractor INSTANCE = new CounterTableExtractor();

    public static final String QUERY =
            "select table_schema, table_name from information_schema.columns where column_name = '"
                    + CounterTable.COLUMN + "'";

    private CounterTableExtractor() {}

    @Override
    public Iterable<SequenceInformation> extractMetadata(ExtractionContext context) throws SQLException {
        return context.getQueryResults(QUERY, null, CounterTableExtractor::read);
    }

    private static List<SequenceInformation> read(ResultSet rows) throws SQLException {
        List<SequenceInformation> counters = new ArrayList<>();
        while (rows.next()) {
            counters.add(new SequenceInformationImpl(
                    new QualifiedSequenceName(
                            null,
                            Identifier.toIdentifier(rows.getString(1)),
                            Identifier.toIdentifier(rows.getString(2))),
                    null,
                    null,
                    null,
                    null));
        }
        return counters;
    }
}
