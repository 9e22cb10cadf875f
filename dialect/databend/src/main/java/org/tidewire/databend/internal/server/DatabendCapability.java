package org.tidewire.databend.internal.server;

import org.hibernate.dialect.DatabaseVersion;

/**
 * Features that are newer than {@link DatabendVersion#MINIMUM}, each with the first nightly build that has it, from the
 * tags of Databend's repository.
 */
public enum DatabendCapability {
    /** The type {@code interval} and its literals (2024-12-25). */
    INTERVALS(677),
    /** The type {@code vector} (2025-06-03). */
    VECTORS(749),
    /** Sequences with {@code start} and {@code increment}, counting right (2025-09-29). */
    SEQUENCE_INCREMENTS(823),
    /** Check constraints, which are enforced (2025-09-03). */
    CHECK_CONSTRAINTS(808);

    private final int micro;

    DatabendCapability(int micro) {
        this.micro = micro;
    }

    public boolean isIn(DatabaseVersion version) {
        return version.isSameOrAfter(1, 2, micro);
    }
}
