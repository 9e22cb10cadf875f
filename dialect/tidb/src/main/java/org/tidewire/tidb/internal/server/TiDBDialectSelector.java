package org.tidewire.tidb.internal.server;

import org.tidewire.internal.boot.NamedDialect;
import org.tidewire.tidb.TiDBDialect;

/** The short name {@code TiDB} of {@code hibernate.dialect}. */
@SuppressWarnings("serial") // Hibernate's interface is serializable
public final class TiDBDialectSelector extends NamedDialect {
    /** Made by {@link java.util.ServiceLoader}. */
    public TiDBDialectSelector() {
        super("TiDB", () -> TiDBDialect.class);
    }
}
