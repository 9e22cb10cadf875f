package org.tidewire.tidb.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.tidewire.internal.schema.ForeignKeyIndexes;
import org.tidewire.tidb.internal.mapping.Options;

/**
 * A clustered primary key of one whole number is the row's handle and no index. For a foreign key of that column TiDB 8.5 makes an
 * index if it is added to the table, and none if {@code create table} declares it (measured).
 *
 * <p>Declared indexes come before those that TiDB makes by itself. So all foreign keys of such a table have theirs declared.
 */
record TiDBForeignKeyIndexes(Dialect dialect) implements ForeignKeyIndexes {
    private static final Pattern WHOLE_NUMBER =
            Pattern.compile("(tiny|small|medium|big)?int(eger)?\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Override
    public List<String> declarations(
            Table table, List<List<? extends Selectable>> declared, List<ForeignKey> keys, Metadata metadata) {
        List<String> handle = handle(table, metadata);
        if (handle.isEmpty()
                || keys.stream().noneMatch(key -> columns(key.getColumns()).equals(handle))) {
            return List.of();
        }
        List<List<String>> indexed = new ArrayList<>();
        declared.forEach(index -> indexed.add(columns(index)));
        List<String> declarations = new ArrayList<>();
        for (ForeignKey key : keys) {
            List<String> columns = columns(key.getColumns());
            if (indexed.stream().noneMatch(index -> beginsWith(index, columns))) {
                Identifier name = metadata.getDatabase().toIdentifier(key.getName());
                declarations.add("index " + name.render(dialect) + " (" + String.join(", ", columns) + ")");
                indexed.add(columns);
            }
        }
        return declarations;
    }

    private List<String> handle(Table table, Metadata metadata) {
        PrimaryKey key = table.getPrimaryKey();
        return key != null
                        && key.getColumnSpan() == 1
                        && WHOLE_NUMBER
                                .matcher(key.getColumn(0).getSqlType(metadata))
                                .matches()
                        && !key.getOptions().equals(Options.NONCLUSTERED)
                ? columns(key.getColumns())
                : List.of();
    }

    private List<String> columns(List<? extends Selectable> columns) {
        return columns.stream().map(column -> column.getText(dialect)).toList();
    }

    private static boolean beginsWith(List<String> index, List<String> columns) {
        return index.size() >= columns.size()
                && index.subList(0, columns.size()).equals(columns);
    }
}
