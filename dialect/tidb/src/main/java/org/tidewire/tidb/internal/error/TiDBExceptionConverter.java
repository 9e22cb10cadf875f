package org.tidewire.tidb.internal.error;

import java.sql.SQLException;
import org.hibernate.JDBCException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.hibernate.exception.DataException;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.hibernate.exception.LockTimeoutException;
import org.hibernate.exception.SQLGrammarException;
import org.hibernate.exception.TransactionSerializationException;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.jspecify.annotations.Nullable;

/** Converts errors by TiDB's vendor code; Hibernate converts the others by their SQLState. */
public final class TiDBExceptionConverter implements SQLExceptionConversionDelegate {
    public static final TiDBExceptionConverter INSTANCE = new TiDBExceptionConverter();

    private TiDBExceptionConverter() {}

    @Override
    public @Nullable JDBCException convert(SQLException sqlException, String message, String sql) {
        TiDBExplanation explanation = TiDBExplanation.of(sqlException);
        if (explanation != null) {
            return new GenericJDBCException(explanation.sentence() + ". " + message, sqlException, sql);
        }
        TiDBError error = TiDBError.of(sqlException);
        if (error == null) {
            return null;
        }
        return switch (error.meaning()) {
            case UNIQUE -> violation(ConstraintKind.UNIQUE, sqlException, message, sql);
            case NOT_NULL -> violation(ConstraintKind.NOT_NULL, sqlException, message, sql);
            case FOREIGN_KEY -> violation(ConstraintKind.FOREIGN_KEY, sqlException, message, sql);
            case CHECK -> violation(ConstraintKind.CHECK, sqlException, message, sql);
            case GRAMMAR -> new SQLGrammarException(message, sqlException, sql);
            case DATA -> new DataException(message, sqlException, sql);
            case LOCK_TIMEOUT -> new LockTimeoutException(message, sqlException, sql);
            case DEADLOCK -> new LockAcquisitionException(message, sqlException, sql);
            case WRITE_CONFLICT -> new TransactionSerializationException(message, sqlException, sql);
            case QUERY_TIMEOUT -> new QueryTimeoutException(message, sqlException, sql);
            case STORAGE_UNREACHABLE -> new JDBCConnectionException(message, sqlException, sql);
        };
    }

    public static boolean rollsBackTransaction(SQLException sqlException) {
        TiDBError error = TiDBError.of(sqlException);
        return error != null && error.rollsBackTransaction();
    }

    private static ConstraintViolationException violation(
            ConstraintKind kind, SQLException sqlException, String message, String sql) {
        return new ConstraintViolationException(
                message, sqlException, sql, kind, TiDBConstraintNames.EXTRACTOR.extractConstraintName(sqlException));
    }
}
