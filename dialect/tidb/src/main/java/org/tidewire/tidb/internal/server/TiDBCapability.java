package org.tidewire.tidb.internal.server;

import org.hibernate.dialect.DatabaseVersion;

/** What came with some version of TiDB after {@link TiDBVersion#MINIMUM}, from TiDB's release notes. */
public enum TiDBCapability {
    /** Foreign keys are enforced, with their {@code on delete} actions; before, they are parsed and ignored. */
    FOREIGN_KEYS(6, 6),
    /** Check constraints exist, and are enforced where {@code tidb_enable_check_constraint} is on; before, ignored. */
    CHECK_CONSTRAINTS(7, 2),
    /** The type {@code vector} and its functions. */
    VECTORS(8, 4);

    private final int major;
    private final int minor;

    TiDBCapability(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    public boolean isIn(DatabaseVersion version) {
        return version.isSameOrAfter(major, minor);
    }
}
