package org.tidewire.internal.schema;

import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;

/** The indexes that a database makes by itself for a foreign key that is added to a table, and not for one of a new table. */
public interface ForeignKeyIndexes {
    /**
     * What declares these indexes in {@code create table}.
     *
     * @param indexed the columns of each index and unique key that is declared before them
     * @param keys the foreign keys that are declared after them
     */
    List<String> declarations(
            Table table, List<List<? extends Selectable>> indexed, List<ForeignKey> keys, Metadata metadata);
}
