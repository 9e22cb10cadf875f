package org.tidewire.cockroachdb.internal.error;

import java.sql.SQLException;
import org.hibernate.exception.spi.TemplatedViolatedConstraintNameExtractor;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Extracts the name of the violated constraint from the fields of the server's message; for a missing value, the name of the
 * column. The text of a violated check has the condition and not the name.
 */
public final class CockroachDBConstraintNames {
    public static final ViolatedConstraintNameExtractor EXTRACTOR =
            new TemplatedViolatedConstraintNameExtractor(CockroachDBConstraintNames::extract);

    private static final String DRIVERS_EXCEPTION = "org.postgresql.util.PSQLException";
    private static final String NOT_NULL = "23502";

    private CockroachDBConstraintNames() {}

    private static @Nullable String extract(SQLException exception) {
        String state = exception.getSQLState();
        if (state == null || !state.startsWith("23")) {
            return null;
        }
        String name = isOfPostgresDriver(exception) ? Fields.name(exception, state) : null;
        return name == null
                ? fromText(exception.getMessage(), NOT_NULL.equals(state) ? "column \"" : "constraint \"")
                : name;
    }

    /** By name: the driver need not be on the class path. */
    private static boolean isOfPostgresDriver(SQLException exception) {
        return exception.getClass().getName().equals(DRIVERS_EXCEPTION);
    }

    private static @Nullable String fromText(@Nullable String text, String opening) {
        int start = text == null ? -1 : text.indexOf(opening);
        if (text == null || start < 0) {
            return null;
        }
        int end = text.indexOf('"', start + opening.length());
        return end < 0 ? null : text.substring(start + opening.length(), end);
    }

    /** Loaded only where the driver is. */
    private static final class Fields {
        static @Nullable String name(SQLException exception, String state) {
            ServerErrorMessage fields = ((PSQLException) exception).getServerErrorMessage();
            if (fields == null) {
                return null;
            }
            return NOT_NULL.equals(state) ? fields.getColumn() : fields.getConstraint();
        }
    }
}
