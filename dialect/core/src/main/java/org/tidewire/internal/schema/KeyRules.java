package org.tidewire.internal.schema;

import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;

/** Which keys of a new table its {@code create table} declares. */
public interface KeyRules {
    /**
     * Whether an index or a unique key can be declared. One that the database may refuse cannot: in a script the refusal would
     * cost the table.
     *
     * @param columns what the key is made of
     */
    boolean canDeclare(Table table, boolean unique, List<? extends Selectable> columns, Metadata metadata);

    /** Whether a foreign key can be declared. */
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
}
