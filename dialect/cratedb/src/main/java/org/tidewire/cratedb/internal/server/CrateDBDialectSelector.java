package org.tidewire.cratedb.internal.server;

import org.tidewire.cratedb.CrateDBDialect;
import org.tidewire.internal.boot.NamedDialect;

/** The short name {@code CrateDB} of {@code hibernate.dialect}. */
@SuppressWarnings("serial") // Hibernate's interface is serializable
public final class CrateDBDialectSelector extends NamedDialect {
    /** Made by {@link java.util.ServiceLoader}. */
    public CrateDBDialectSelector() {
        super("CrateDB", () -> CrateDBDialect.class);
    }
}
