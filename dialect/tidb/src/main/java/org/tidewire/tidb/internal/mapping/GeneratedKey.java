package org.tidewire.tidb.internal.mapping;

import org.hibernate.mapping.Column;
import org.hibernate.mapping.Property;

/** What the annotations of generated keys have in common: they are for one {@code @Id} of one bigint column. */
public final class GeneratedKey {
    private GeneratedKey() {}

    /** The column of the annotated attribute, which is refused unless it is all of the id and a long. */
    public static Column column(MappedTable table, Property attribute) {
        Property id = table.entity().getIdentifierProperty();
        if (id == null || id.isComposite() || !id.getName().equals(attribute.getName()) || id.getColumnSpan() != 1) {
            throw table.refusal("belongs on the entity's only @Id, of one column");
        }
        Class<?> type = attribute.getType().getReturnedClass();
        if (type != Long.class && type != long.class) {
            throw table.refusal("needs a Long or long, not " + type.getSimpleName());
        }
        return id.getColumns().get(0);
    }
}
