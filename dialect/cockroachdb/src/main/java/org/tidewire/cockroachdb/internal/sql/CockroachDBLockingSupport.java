package org.tidewire.cockroachdb.internal.sql;

import jakarta.persistence.Timeout;
import java.sql.Connection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.Timeouts;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.lock.internal.CockroachLockingSupport;
import org.hibernate.dialect.lock.internal.Helper;
import org.hibernate.dialect.lock.spi.LockTimeoutType;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.Table;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.internal.sql.TableReferences;

/**
 * {@code skip locked} is sent. Hibernate leaves it out without a word, and the query waits. Before 24.1.5, and in 24.2 before
 * 24.2.3, it has wrong results with a limit, and is refused; so it is for a table of several column families, as the server would
 * (cockroach #160961).
 */
public final class CockroachDBLockingSupport extends CockroachLockingSupport {
    private static final Pattern SEVERAL_FAMILIES = Pattern.compile("(?s)family .*, family .*");

    private final DatabaseVersion version;
    private final Set<String> tablesOfFamilies = new HashSet<>();

    public CockroachDBLockingSupport(DatabaseVersion version) {
        super(false);
        this.version = version;
    }

    @Override
    public LockTimeoutType getLockTimeoutType(Timeout timeout) {
        if (timeout.milliseconds() != Timeouts.SKIP_LOCKED_MILLI) {
            return super.getLockTimeoutType(timeout);
        }
        requireSkipLocked();
        return LockTimeoutType.QUERY;
    }

    /** Called before {@code skip locked} is rendered, in the text of a native query too. */
    public void requireSkipLocked() {
        if (!supportsSkipLocked()) {
            throw new UnsupportedFeatureException(
                    "CockroachDB " + version.getMajor() + "." + version.getMinor() + "." + version.getMicro(),
                    "'skip locked' without wrong results",
                    "use CockroachDB 24.1.5, 24.2.3 or later, or NO_WAIT");
        }
    }

    /**
     * For the transaction alone. The server's ROLLBACK does not undo {@code set} (cockroach #69396): after an error the next borrower of
     * a pooled connection would have the timeout.
     */
    @Override
    public void setLockTimeout(Timeout timeout, Connection connection, SessionFactoryImplementor factory) {
        int milliseconds = timeout.milliseconds() == Timeouts.WAIT_FOREVER_MILLI ? 0 : timeout.milliseconds();
        Helper.setLockTimeout(milliseconds, "set local lock_timeout = %s", connection, factory);
    }

    /** Learns which tables have several column families. */
    public void readMapping(org.hibernate.boot.Metadata metadata) {
        for (Table table : metadata.collectTableMappings()) {
            if (SEVERAL_FAMILIES
                    .matcher(String.valueOf(table.getExtraDeclarations()))
                    .matches()) {
                tablesOfFamilies.add(table.getName());
            }
        }
    }

    /** Called for a table whose locked rows are to be skipped, by its name in SQL. */
    void requireOneFamily(String table) {
        if (tablesOfFamilies.contains(TableReferences.simpleName(table))) {
            throw new UnsupportedFeatureException(
                    "CockroachDB",
                    "'skip locked' on a table of several column families, and " + table + " is one",
                    "leave @ColumnFamily out of its mapping, or use NO_WAIT");
        }
    }

    @Override
    @SuppressWarnings("deprecation") // the dialect asks it
    public boolean supportsSkipLocked() {
        return version.isSameOrAfter(24, 2, 3) || (version.isSameOrAfter(24, 1, 5) && version.isBefore(24, 2));
    }
}
