package org.tidewire.databend.jdbc;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an error of the server is. Over MySQL's wire all of them are 1105 and HY000; the real code stands in the text:
 * {@code UnknownTable. Code: 1025, Text = Unknown table 'x'.}
 */
final class ServerErrors {
    private static final Pattern CODE = Pattern.compile("Code: (\\d+), Text = ");

    private ServerErrors() {}

    /** The same error with its vendor code and SQLState, as the class of {@code java.sql} that fits. */
    static SQLException typed(SQLException error) {
        String text = String.valueOf(error.getMessage());
        Matcher code = CODE.matcher(text);
        if (!code.find()) {
            return error;
        }
        return typed(text, Integer.parseInt(code.group(1)), error);
    }

    private static SQLException typed(String text, int code, SQLException cause) {
        return switch (code) {
            case 1002, 1402, 2318 -> new SQLNonTransientException(text, "HYC00", code, cause);
            case 1003 -> new SQLSyntaxErrorException(text, "3D000", code, cause);
            case 1005, 1303 -> new SQLSyntaxErrorException(text, "42601", code, cause);
            case 1006 -> badArguments(text, code, cause);
            case 1008 -> new SQLSyntaxErrorException(text, "42883", code, cause);
            case 1010, 1046 -> new SQLDataException(text, "22018", code, cause);
            case 1025, 1026, 1119 -> new SQLSyntaxErrorException(text, "42S02", code, cause);
            case 1049 -> overflow(text, code, cause);
            case 1058 -> new SQLSyntaxErrorException(text, "42S22", code, cause);
            case 1061, 1063 -> new SQLSyntaxErrorException(text, "42501", code, cause);
            case 1065 -> new SQLSyntaxErrorException(text, missingColumn(text) ? "42S22" : "42000", code, cause);
            case 1108 -> new SQLSyntaxErrorException(text, "42S21", code, cause);
            case 1126, 3101 -> new SQLSyntaxErrorException(text, "42S02", code, cause);
            case 1133 -> new SQLIntegrityConstraintViolationException(text, "23513", code, cause);
            case 1043 -> aborted(text, code, cause);
            case 2009, 2011 -> new SQLTransientException(text, "40001", code, cause);
            // The lock of a table was not got in time: another query has it, or the place in the queue has expired.
            case 2015, 2016 -> new SQLTransientException(text, "55P03", code, cause);
            case 2012 -> new SQLNonTransientException(text, "25006", code, cause);
            case 2201 -> new SQLSyntaxErrorException(text, "42704", code, cause);
            case 2202, 2301, 2306 -> new SQLSyntaxErrorException(text, "42710", code, cause);
            case 2302 -> new SQLSyntaxErrorException(text, "42S01", code, cause);
            case 4001 -> conflict(text, code, cause);
            case 4002 -> new TransactionAbortedException(text, code, cause);
            case 4003 -> new SQLTransactionRollbackException(text, "40000", code, cause);
            case 5100 -> new SQLInvalidAuthorizationSpecException(text, "28000", code, cause);
            default -> new SQLException(text, "HY000", code, cause);
        };
    }

    private static SQLException badArguments(String text, int code, SQLException cause) {
        if (text.contains("not-null constraint") || text.contains("unable to cast type `NULL`")) {
            return new SQLIntegrityConstraintViolationException(text, "23502", code, cause);
        }
        if (text.contains("divided by zero")) {
            return new SQLDataException(text, "22012", code, cause);
        }
        return new SQLDataException(text, text.contains("overflow") ? "22003" : "22000", code, cause);
    }

    /** 1049 is said of a number that is too long, and of a type that would be. */
    private static SQLException overflow(String text, int code, SQLException cause) {
        return text.contains("precision must be")
                ? new SQLNonTransientException(text, "HYC00", code, cause)
                : new SQLDataException(text, "22003", code, cause);
    }

    /** 4001 is said of a lost race, which may be run again, and of a merge that is wrong whenever it is run. */
    private static SQLException conflict(String text, int code, SQLException cause) {
        return text.contains("multi rows from source")
                ? new SQLNonTransientException(text, "21000", code, cause)
                : new TransactionConflictException(text, code, cause);
    }

    private static SQLException aborted(String text, int code, SQLException cause) {
        return text.contains("execution time")
                ? new SQLTimeoutException(text, "57014", code, cause)
                : new SQLNonTransientException(text, "57014", code, cause);
    }

    private static boolean missingColumn(String text) {
        return text.contains("column") && text.contains("doesn't exist");
    }
}
