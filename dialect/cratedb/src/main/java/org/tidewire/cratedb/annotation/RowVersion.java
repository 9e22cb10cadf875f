package org.tidewire.cratedb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.EnumSet;
import java.util.List;
import org.hibernate.AnnotationException;
import org.hibernate.annotations.AttributeBinderType;
import org.hibernate.binder.AttributeBinder;
import org.hibernate.boot.spi.MetadataBuildingContext;
import org.hibernate.generator.EventType;
import org.hibernate.generator.internal.GeneratedGeneration;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.tidewire.cratedb.CrateDBDialect;
import org.tidewire.cratedb.internal.sql.SequenceNumbers;

/**
 * Beside {@link jakarta.persistence.Version}: the version of an entity is the one that CrateDB itself gives each row, its
 * {@code _seq_no} and {@code _primary_term} in one number. An update or delete of a row that another session has changed
 * finds nothing, also where that change is not refreshed yet.
 *
 * <pre>{@code
 * @Version @RowVersion
 * private long version;
 * }</pre>
 *
 * <p>The table has no column for it, and the number is no count: it grows with each write of the row by more than one.
 *
 * <p>Refused at boot: an attribute that is not the version or is neither {@code long} nor {@code Long}, a column with quotes, and an entity whose
 * rows are in several tables. Does nothing on other databases, where the version is an ordinary column.
 *
 * @see <a href="https://cratedb.com/docs/crate/reference/en/latest/general/occ.html">Optimistic concurrency control in
 *     CrateDB's documentation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
@AttributeBinderType(binder = RowVersion.Binder.class)
public @interface RowVersion {
    /** For Hibernate, which calls it for each annotated attribute. */
    final class Binder implements AttributeBinder<RowVersion> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        public void bind(
                RowVersion annotation, MetadataBuildingContext context, PersistentClass entity, Property property) {
            if (!(context.getMetadataCollector().getDatabase().getDialect() instanceof CrateDBDialect)) {
                return;
            }
            String where = "@RowVersion on " + entity.getEntityName() + "." + property.getName();
            if (entity.getVersion() != property) {
                throw new AnnotationException(where + " belongs on the attribute that has @Version");
            }
            if (!List.of("long", "java.lang.Long").contains(property.getReturnedClassName())) {
                throw new AnnotationException(where + " needs an attribute of type long or Long");
            }
            Column column = property.getColumns().get(0);
            entity.getTable().getColumns().remove(column);
            if (column.isQuoted()) {
                throw new AnnotationException(where + " needs a column without quotes, which it has by its name or by"
                        + " hibernate.globally_quoted_identifiers: it stands for two columns of the server's own");
            }
            column.setName(SequenceNumbers.EXPRESSION);
            BasicValue value = (BasicValue) property.getValue();
            value.setNonInsertable();
            value.setNonUpdatable();
            property.setValueGeneratorCreator(
                    creation -> new GeneratedGeneration(EnumSet.of(EventType.INSERT, EventType.UPDATE)));
        }
    }
}
