package org.tidewire.tidb.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.temporal.ChronoUnit;
import org.hibernate.annotations.TypeBinderType;
import org.hibernate.mapping.JoinedSubclass;
import org.tidewire.tidb.internal.mapping.MappedTable;
import org.tidewire.tidb.internal.mapping.TableBinder;
import org.tidewire.tidb.internal.mapping.TimeToLive;

/**
 * Has TiDB delete the rows of an entity's table some time after the moment in one of its columns. Hibernate is not told:
 * neither second-level cache nor callbacks learn of it.
 *
 * <pre>{@code
 * @Entity
 * @Ttl(column = "created", after = 90)
 * class LogLine { ... LocalDateTime created; }
 * }</pre>
 *
 * <p>On a {@code @MappedSuperclass} it holds for each entity that inherits it, and on an entity of a {@code TABLE_PER_CLASS}
 * hierarchy for the tables of its subclasses too; the nearest annotation wins. A part of a {@code SINGLE_TABLE} hierarchy is
 * refused, as are a {@code JOINED} one and secondary tables, whose rows are in several tables.
 *
 * <p>Refused at boot: a column that is missing or holds no date and time, and a table that a foreign key refers to.
 * Rendered as {@code /*T![ttl] TTL=`created` + INTERVAL 90 DAY *}{@code / /*T![ttl] TTL_ENABLE='ON' *}{@code /}. Does nothing on other
 * databases.
 *
 * @see <a href="https://docs.pingcap.com/tidb/stable/time-to-live">Time to live in TiDB's documentation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = Ttl.Binder.class)
public @interface Ttl {
    /**
     * The column that rows expire by.
     *
     * @return the name of a column of type {@code date}, {@code datetime} or {@code timestamp}
     */
    String column();

    /**
     * How long after the moment in the column a row may be deleted.
     *
     * @return a number of {@link #unit}s, at least 1
     */
    int after();

    /**
     * The unit of {@link #after}.
     *
     * @return a unit between seconds and years that SQL has too: no half days, no decades
     */
    ChronoUnit unit() default ChronoUnit.DAYS;

    /**
     * Whether rows are deleted at all.
     *
     * @return false to keep them for now: {@code alter table t TTL_ENABLE='ON'} begins
     */
    boolean enabled() default true;

    /**
     * How often TiDB looks for expired rows, such as {@code 30m}, {@code 1h} or {@code 1d}.
     *
     * @return an interval in TiDB's notation, or the empty string for the server's default, one hour on 8.5.4
     */
    String jobInterval() default "";

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<Ttl> {
        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(Ttl annotation, MappedTable table) {
            if (table.entity() instanceof JoinedSubclass) {
                throw table.refusal(
                        "would let its rows expire and leave those of its superclass: map the hierarchy to one"
                                + " table, or delete by a query");
            }
            if (table.entity().getDirectSubclasses().stream().anyMatch(JoinedSubclass.class::isInstance)) {
                throw table.refusal(
                        "would let its rows expire and leave those of its subclasses: map the hierarchy to one"
                                + " table, or delete by a query");
            }
            if (!table.entity().getJoins().isEmpty()) {
                throw table.refusal(
                        "would let its rows expire and leave those of its secondary tables: map the entity to one"
                                + " table, or delete by a query");
            }
            table.addOption(new TimeToLive(annotation, table).ddl());
        }
    }
}
