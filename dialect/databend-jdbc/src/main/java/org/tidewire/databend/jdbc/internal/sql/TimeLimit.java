package org.tidewire.databend.jdbc.internal.sql;

import java.sql.SQLException;
import java.util.List;
import org.tidewire.databend.jdbc.internal.Refusal;
import org.tidewire.databend.jdbc.internal.value.Literal;

/**
 * Writes the query timeout into a statement as a hint, which the server obeys. The prefix {@code settings (...)} would end
 * the transaction, and {@code kill} does not know MySQL's connection ids.
 */
public final class TimeLimit {
    private static final String SETTING = "max_execute_time_in_seconds=";

    private TimeLimit() {}

    /** Returns the text with a limit in seconds; 0 is no limit. */
    public static String apply(GeneratedSql statement, int seconds) {
        return seconds == 0 ? statement.sql() : statement.head() + hint(statement.place(), seconds) + statement.tail();
    }

    /** Returns the text with its parameters written out and a limit in seconds; 0 is no limit. */
    public static String apply(ParsedStatement statement, List<Literal> values, int seconds) throws SQLException {
        HintPosition position = statement.hint();
        if (seconds == 0) {
            return statement.render(values);
        }
        if (statement.kind() == StatementKind.COMMITTING) {
            return "settings (" + SETTING + seconds + ") " + statement.render(values);
        }
        if (position.place() == HintPosition.Place.FROM_FIRST) {
            throw Refusal.of("Databend takes no timeout where a query begins with from: begin it with select");
        }
        if (position.place() == HintPosition.Place.NOWHERE) {
            return statement.render(values);
        }
        StringBuilder text = new StringBuilder();
        statement.append(text, 0, position.offset(), values);
        text.append(hint(position.place(), seconds));
        statement.append(text, position.offset(), statement.sql().length(), values);
        return text.toString();
    }

    private static String hint(HintPosition.Place place, int seconds) {
        String setting = " SET_VAR(" + SETTING + seconds + ") ";
        return place == HintPosition.Place.HINT ? setting : " /*+" + setting + "*/";
    }
}
