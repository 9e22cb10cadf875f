package org.tidewire.cratedb.internal.mapping;

import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.from.NamedTableReference;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.jspecify.annotations.Nullable;

/**
 * The columns with a full text index. The server compares and groups the words of such a column, and not its text (measured on
 * 6.4.4): {@code t = 'dog'} finds 'lazy dog', and {@code t = 'lazy dog'} nothing. A text that is computed of it is compared as it is.
 */
public final class FullTextColumns {
    private final Set<String> names = new HashSet<>();

    /** Reads the mapping. */
    public void read(Metadata metadata, Dialect dialect) {
        for (Table table : metadata.collectTableMappings()) {
            for (Column column : table.getColumns()) {
                String options = column.getSqlType(metadata) + " " + Objects.toString(column.getOptions(), "");
                if (options.toLowerCase(Locale.ROOT).contains("fulltext")) {
                    names.add(name(table.getName(), column.getQuotedName(dialect)));
                }
            }
        }
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** Whether a column of this table is one. */
    public boolean contains(ColumnReference column, @Nullable TableReference table) {
        return table instanceof NamedTableReference named
                && names.contains(name(named.getTableExpression(), column.getColumnExpression()));
    }

    /** Without the schema. */
    private static String name(String table, String column) {
        return (table.substring(table.lastIndexOf('.') + 1) + "." + column)
                .replace("\"", "")
                .toLowerCase(Locale.ROOT);
    }
}
