package org.tidewire.databend.jdbc;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;

/**
 * The query timeout: a hint in the statement, which the server obeys itself. Not the prefix {@code settings (...)}, which
 * ends the transaction, and not {@code kill}, for which Databend's connections have other numbers than MySQL's.
 */
final class TimeLimit {
    private static final String SETTING = "max_execute_time_in_seconds=";

    private TimeLimit() {}

    /** A finished text, told to stop after so many seconds behind its verb. */
    static String in(String finished, int verbEnd, int seconds) {
        return seconds == 0
                ? finished
                : finished.substring(0, verbEnd) + " /*+" + setVar(seconds) + "*/" + finished.substring(verbEnd);
    }

    /** The statement's finished text, told to stop after so many seconds; 0 is no limit. */
    static String in(SqlText text, List<Literal> values, int seconds) throws SQLException {
        String sql = text.render(values);
        if (seconds == 0) {
            return sql;
        }
        if (text.kind() == StatementKind.COMMITTING) {
            return "settings (" + SETTING + seconds + ") " + sql;
        }
        int verb = StatementKind.mainVerb(text.sql(), text.tokens());
        if (verb < 0) {
            boolean reads = text.tokens().stream().limit(1).anyMatch(token -> token.is(text.sql(), "from"));
            if (reads) {
                throw new SQLFeatureNotSupportedException(
                        "Databend takes no timeout where a query begins with from: begin it with select", "HYC00");
            }
            return sql;
        }
        int end = text.tokens().get(verb).end();
        StringBuilder limited = new StringBuilder();
        text.append(limited, 0, end, values);
        boolean hinted =
                verb + 1 < text.tokens().size() && text.tokens().get(verb + 1).is(text.sql(), "/*+");
        if (hinted) {
            int hint = text.tokens().get(verb + 1).end();
            text.append(limited, end, hint, values);
            limited.append(setVar(seconds));
            text.append(limited, hint, text.sql().length(), values);
        } else {
            limited.append(" /*+").append(setVar(seconds)).append("*/");
            text.append(limited, end, text.sql().length(), values);
        }
        return limited.toString();
    }

    private static String setVar(int seconds) {
        return " SET_VAR(" + SETTING + seconds + ") ";
    }
}
