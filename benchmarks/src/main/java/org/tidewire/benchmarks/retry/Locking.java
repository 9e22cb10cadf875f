package org.tidewire.benchmarks.retry;

import java.util.List;
import org.tidewire.benchmarks.engine.Engine;

/** How two transactions that want the same row are kept apart. */
public enum Locking {
    /** {@code select ... for update}: the second waits, and two that wait for each other are a deadlock. */
    PESSIMISTIC(PlainAccount.class),
    /** A version column: the second finds a row that is not as it was read. */
    VERSION(VersionedAccount.class),
    /** The database compares at COMMIT, by TiDB's {@code begin optimistic}, or because it has no other way, as Databend. */
    OPTIMISTIC(PlainAccount.class);

    private final Class<? extends Account> entity;

    Locking(Class<? extends Account> entity) {
        this.entity = entity;
    }

    Class<? extends Account> entity() {
        return entity;
    }

    Account account(long number) {
        return (this == VERSION ? new VersionedAccount() : new PlainAccount()).numbered(number);
    }

    /**
     * Which of them an engine has.
     *
     * @param engine an engine
     * @return one or more
     */
    public static List<Locking> of(Engine engine) {
        if (engine.isDatabend()) {
            return List.of(OPTIMISTIC);
        }
        return engine.standIn() ? List.of(PESSIMISTIC, VERSION) : List.of(PESSIMISTIC, VERSION, OPTIMISTIC);
    }

    /**
     * The one for clients that meet nobody.
     *
     * @param engine an engine
     * @return {@link #PESSIMISTIC}, where there are locks
     */
    public static Locking firstOf(Engine engine) {
        return of(engine).get(0);
    }
}
