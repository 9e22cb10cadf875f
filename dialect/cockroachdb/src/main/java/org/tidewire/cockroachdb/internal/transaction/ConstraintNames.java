package org.tidewire.cockroachdb.internal.transaction;

import java.sql.SQLException;
import org.hibernate.exception.spi.TemplatedViolatedConstraintNameExtractor;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Extracts the name of a violated constraint, or of the column of a missing value, from the fields of the server's message: the text
 * of a violated check has the condition and not the name. Without the driver's fields Hibernate's own extractor reads the text.
 */
public final class ConstraintNames {
    private ConstraintNames() {}

    public static ViolatedConstraintNameExtractor before(ViolatedConstraintNameExtractor ofText) {
        return new TemplatedViolatedConstraintNameExtractor(exception -> {
            String state = String.valueOf(exception.getSQLState());
            String name = state.matches("23\\d{3}") ? field(exception, state) : null;
            // Hibernate's own reads the state as a number.
            return name == null && state.matches("\\d+") ? ofText.extractConstraintName(exception) : name;
        });
    }

    private static @Nullable String field(SQLException exception, String state) {
        try {
            ServerErrorMessage fields = exception instanceof PSQLException error ? error.getServerErrorMessage() : null;
            return fields == null ? null : state.equals("23502") ? fields.getColumn() : fields.getConstraint();
        } catch (LinkageError anotherDriver) {
            return null;
        }
    }
}
