package org.tidewire.databend.internal.schema;

import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.List;

/**
 * Removes Hibernate's checks from order columns ({@code pos >= 0}). Where the column is in the table of the elements, Hibernate
 * inserts rows without it, and Databend refuses an insert that omits a column named in a check.
 */
public final class OrderColumns {
    private OrderColumns() {}

    public static void uncheck(Metadata metadata) {
        for (Collection collection : metadata.getCollectionBindings()) {
            if (collection instanceof List list) {
                list.getIndex().getColumns().forEach(column -> uncheck(column, list.getBaseIndex(), metadata));
            }
        }
    }

    private static void uncheck(Column column, int first, Metadata metadata) {
        String check = column.getQuotedName(metadata.getDatabase().getDialect()) + ">=" + first;
        column.getCheckConstraints().stream()
                .filter(constraint -> check.equals(constraint.getConstraint()))
                .forEach(constraint -> constraint.setConstraint(null));
    }
}
