package org.tidewire.internal.schema;

import java.util.List;
import java.util.stream.Stream;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.PrimaryKey;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Which keys of a new table its {@code create table} declares. One that the database may refuse is none of them: in a script the
 * refusal would cost the table.
 */
public interface KeyRules {
    /** How many indexes {@code create table} may declare, beside the primary key. */
    default int mostIndexes() {
        return Integer.MAX_VALUE;
    }

    boolean canDeclare(Index index, Metadata metadata);

    boolean canDeclare(UniqueKey key, Metadata metadata);

    boolean canDeclare(ForeignKey key, Metadata metadata);

    /**
     * What declares the indexes that the database makes by itself for a foreign key that is added to a table, and not for one of
     * a new table.
     *
     * @param indexed the columns of each index and unique key that is declared before them
     * @param keys the foreign keys that are declared after them
     */
    List<String> foreignKeyIndexes(
            Table table, List<List<? extends Selectable>> indexed, List<ForeignKey> keys, Metadata metadata);

    /** The columns that a foreign key refers to. */
    static List<Column> targets(ForeignKey key) {
        PrimaryKey primaryKey = key.getReferencedTable().getPrimaryKey();
        return key.isReferenceToPrimaryKey() && primaryKey != null
                ? primaryKey.getColumns()
                : key.getReferencedColumns();
    }

    /** The names of the checks of a table and of its columns; null where one has none. */
    static Stream<@Nullable String> checkNames(Table table) {
        return Stream.concat(
                        table.getChecks().stream(),
                        table.getColumns().stream().flatMap(column -> column.getCheckConstraints().stream()))
                .map(CheckConstraint::getName);
    }
}
