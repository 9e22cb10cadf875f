package org.tidewire.databend.internal.error;

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
import org.tidewire.databend.jdbc.DatabendError;

/**
 * Converts errors by the SQLState that the driver gives them, where Hibernate would convert them to other exceptions or not at
 * all; syntax, data and connection errors are left to Hibernate.
 */
public final class DatabendExceptionConverter implements SQLExceptionConversionDelegate {
    public static final DatabendExceptionConverter INSTANCE = new DatabendExceptionConverter();

    private DatabendExceptionConverter() {}

    @Override
    public @Nullable JDBCException convert(SQLException sqlException, String message, String sql) {
        String state = JdbcExceptionHelper.extractSqlState(sqlException);
        if (DatabendError.NOT_NULL_VIOLATION.sqlState().equals(state)) {
            return violation(ConstraintKind.NOT_NULL, sqlException, message, sql);
        } else if (DatabendError.CHECK_VIOLATION.sqlState().equals(state)) {
            return violation(ConstraintKind.CHECK, sqlException, message, sql);
        } else if (DatabendError.CONFLICT.sqlState().equals(state)) {
            return new TransactionSerializationException(message, sqlException, sql);
        } else if (DatabendError.TABLE_ALREADY_LOCKED.sqlState().equals(state)) {
            return new LockTimeoutException(message, sqlException, sql);
        }
        return DatabendError.QUERY_TIMEOUT.sqlState().equals(state)
                ? new QueryTimeoutException(message, sqlException, sql)
                : null;
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
