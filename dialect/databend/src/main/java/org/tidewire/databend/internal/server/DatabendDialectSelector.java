package org.tidewire.databend.internal.server;

import org.tidewire.databend.DatabendDialect;
import org.tidewire.internal.boot.NamedDialect;

/** The short name {@code Databend} of {@code hibernate.dialect}. */
@SuppressWarnings("serial") // Hibernate's interface is serializable
public final class DatabendDialectSelector extends NamedDialect {
    /** Made by {@link java.util.ServiceLoader}. */
    public DatabendDialectSelector() {
        super("Databend", () -> DatabendDialect.class);
    }
}
