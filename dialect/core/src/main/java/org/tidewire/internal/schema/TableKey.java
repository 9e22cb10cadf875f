package org.tidewire.internal.schema;

import java.util.List;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Constraint;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * An index or a constraint of a table that is to be created.
 *
 * @param unique whether it is a unique key
 * @param columns what it is made of
 * @param statements what adds it to the table once that is there
 * @param declaration what declares it in {@code create table}: the statement without its beginning; null where it cannot
 */
record TableKey(
        boolean unique,
        List<? extends Selectable> columns,
        List<String> statements,
        @Nullable String declaration) {
    private static final String CREATE = "create ";

    static TableKey of(Index index, List<String> statements, Dialect dialect, SqlStringGenerationContext names) {
        String createIndex = dialect.getCreateIndexString(index.isUnique()) + " " + index.getName();
        String columns = afterBeginning(createIndex + " on " + name(index.getTable(), names) + " ", statements);
        boolean declarable = columns != null && createIndex.startsWith(CREATE);
        return new TableKey(
                false,
                index.getSelectables(),
                statements,
                declarable ? createIndex.substring(CREATE.length()) + " " + columns : null);
    }

    static TableKey of(UniqueKey key, List<String> statements, Dialect dialect, SqlStringGenerationContext names) {
        return constraint(true, key, statements, dialect, names);
    }

    static TableKey of(ForeignKey key, List<String> statements, Dialect dialect, SqlStringGenerationContext names) {
        return constraint(false, key, statements, dialect, names);
    }

    private static TableKey constraint(
            boolean unique,
            Constraint key,
            List<String> statements,
            Dialect dialect,
            SqlStringGenerationContext names) {
        String alterTable = dialect.getAlterTableString(name(key.getTable(), names));
        return new TableKey(unique, key.getColumns(), statements, afterBeginning(alterTable + " add ", statements));
    }

    private static String name(Table table, SqlStringGenerationContext names) {
        return names.format(table.getQualifiedTableName());
    }

    /** The same key, which is added to the table. */
    TableKey separate() {
        return new TableKey(unique, columns, statements, null);
    }

    private static @Nullable String afterBeginning(String beginning, List<String> statements) {
        return statements.size() == 1 && statements.get(0).startsWith(beginning)
                ? statements.get(0).substring(beginning.length())
                : null;
    }
}
