package org.tidewire.internal.boot;

import java.util.function.Supplier;
import org.hibernate.boot.registry.selector.spi.DialectSelector;
import org.hibernate.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/** The short name of a dialect in {@code hibernate.dialect}. Each database registers a subclass with {@link java.util.ServiceLoader}. */
@SuppressWarnings("serial") // Hibernate's interface is serializable
public abstract class NamedDialect implements DialectSelector {
    private final String name;
    private final transient Supplier<Class<? extends Dialect>> dialect;

    /**
     * A dialect with a name.
     *
     * @param name in upper or lower case
     * @param dialect loads the class, which an older Hibernate cannot do
     */
    protected NamedDialect(String name, Supplier<Class<? extends Dialect>> dialect) {
        this.name = name;
        this.dialect = dialect;
    }

    @Override
    public final @Nullable Class<? extends Dialect> resolve(@Nullable String given) {
        if (!name.equalsIgnoreCase(given)) {
            return null;
        }
        HibernateVersion.require();
        return dialect.get();
    }
}
