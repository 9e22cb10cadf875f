package org.tidewire.cockroachdb.internal.server;

import org.tidewire.cockroachdb.CockroachDBDialect;
import org.tidewire.internal.boot.NamedDialect;

/** The short name {@code CockroachDB} of {@code hibernate.dialect}. */
@SuppressWarnings("serial") // Hibernate's interface is serializable
public final class CockroachDBDialectSelector extends NamedDialect {
    /** Made by {@link java.util.ServiceLoader}. */
    public CockroachDBDialectSelector() {
        super("CockroachDB", () -> CockroachDBDialect.class);
    }
}
