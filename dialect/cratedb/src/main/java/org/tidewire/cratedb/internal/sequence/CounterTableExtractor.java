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
import org.jspecify.annotations.Nullable;

/** The counters that the database has, for {@code update} and {@code validate}. */
public final class CounterTableExtractor implements SequenceInformationExtractor {
    public static final CounterTableExtractor INSTANCE = new CounterTableExtractor();

    public static final String QUERY =
            "select table_schema, table_name from information_schema.columns where column_name = '"
                    + CounterTable.COLUMN + "'";

    private CounterTableExtractor() {}

    @Override
    public Iterable<SequenceInformation> extractMetadata(ExtractionContext context) throws SQLException {
        List<SequenceInformation> counters = new ArrayList<>();
        for (QualifiedSequenceName name : context.getQueryResults(QUERY, null, CounterTableExtractor::names)) {
            counters.add(new SequenceInformationImpl(name, null, null, null, step(name, context)));
        }
        return counters;
    }

    private static List<QualifiedSequenceName> names(ResultSet rows) throws SQLException {
        List<QualifiedSequenceName> names = new ArrayList<>();
        while (rows.next()) {
            names.add(new QualifiedSequenceName(
                    null, Identifier.toIdentifier(rows.getString(1)), Identifier.toIdentifier(rows.getString(2))));
        }
        return names;
    }

    /** Hibernate compares it with the {@code allocationSize} of the mapping. */
    private static @Nullable Long step(QualifiedSequenceName name, ExtractionContext context) throws SQLException {
        String query = "select " + CounterTable.STEP + " from \""
                + name.getSchemaName().getText() + "\".\""
                + name.getSequenceName().getText() + "\" where id = 1";
        return context.getQueryResults(query, null, rows -> rows.next() ? rows.getLong(1) : null);
    }
}
