package org.tidewire.databend.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.Set;
import org.hibernate.annotations.TypeBinderType;
import org.tidewire.databend.internal.mapping.AnnotatedTable;
import org.tidewire.databend.internal.mapping.TableBinder;

/**
 * The storage engine of an entity's table: {@code fuse}, which is the default, or {@code memory}, whose rows are lost when the
 * server ends.
 *
 * <p>Another engine is refused at boot. Rendered as {@code engine = memory}. Does nothing on other databases.
 *
 * @see <a href="https://docs.databend.com/sql/sql-reference/table-engines/">Table engines in Databend's documentation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@TypeBinderType(binder = Engine.Binder.class)
public @interface Engine {
    /**
     * The engine.
     *
     * @return {@code fuse} or {@code memory}, in any case
     */
    String value();

    /** For Hibernate, which calls it for each annotated class. */
    final class Binder extends TableBinder<Engine> {
        private static final Set<String> ENGINES = Set.of("fuse", "memory");

        /** For Hibernate. */
        public Binder() {}

        @Override
        protected void apply(Engine annotation, AnnotatedTable table) {
            String engine = annotation.value().toLowerCase(Locale.ROOT);
            if (!ENGINES.contains(engine)) {
                throw table.refusal("names the engine '" + annotation.value() + "'; it takes fuse or memory");
            }
            if (engine.equals("memory") && table.hasClause()) {
                throw table.refusal("cannot be memory beside @ClusterBy or @TransientTable, which need fuse");
            }
            table.addClause("engine = " + engine);
        }
    }
}
