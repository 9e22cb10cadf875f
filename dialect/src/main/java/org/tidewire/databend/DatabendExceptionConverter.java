package org.tidewire.databend;

import java.sql.SQLException;
import org.hibernate.JDBCException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.hibernate.exception.LockTimeoutException;
import org.hibernate.exception.TransactionSerializationException;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.hibernate.internal.util.JdbcExceptionHelper;
import org.jspecify.annotations.Nullable;

/**
 * Names an error by the SQLState that the driver has given it, for what Hibernate names otherwise or not at all; syntax, data
 * and connection errors are left to Hibernate.
 */
final class DatabendExceptionConverter implements SQLExceptionConversionDelegate {
    static final DatabendExceptionConverter INSTANCE = new DatabendExceptionConverter();

    private static final String NOT_NULL_VIOLATION = "23502";
    private static final String CHECK_VIOLATION = "23513";
    private static final String CONFLICT = "40001";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String CANCELED = "57014";

    private DatabendExceptionConverter() {}

    @Override
    public @Nullable JDBCException convert(SQLException sqlException, String message, String sql) {
        String state = JdbcExceptionHelper.extractSqlState(sqlException);
        return switch (state == null ? "" : state) {
            case NOT_NULL_VIOLATION -> violation(ConstraintKind.NOT_NULL, sqlException, message, sql);
            case CHECK_VIOLATION -> violation(ConstraintKind.CHECK, sqlException, message, sql);
            case CONFLICT -> new TransactionSerializationException(message, sqlException, sql);
            case LOCK_NOT_AVAILABLE -> new LockTimeoutException(message, sqlException, sql);
            case CANCELED -> new QueryTimeoutException(message, sqlException, sql);
            default -> null;
        };
    }

    private static ConstraintViolationException violation(
            ConstraintKind kind, SQLException sqlException, String message, String sql) {
        return new ConstraintViolationException(
                message,
                sqlException,
                sql,
                kind,
                DatabendConstraintNames.EXTRACTOR.extractConstraintName(sqlException));
    }
}
