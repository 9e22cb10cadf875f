package org.tidewire.databend.jdbc.internal.sql;

import java.sql.SQLSyntaxErrorException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements that a connection has prepared last, by their text, so that a text is parsed once. */
public final class StatementCache {
    /** As many as pgjdbc keeps ({@code preparedStatementCacheQueries}). */
    static final int MAX_STATEMENTS = 256;

    /** In characters. A longer text is parsed each time, so that a cache takes a few megabytes at most. */
    static final int MAX_LENGTH = 10_000;

    private final Map<String, ParsedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Returns the statement of a text with parameters.
     *
     * @throws SQLSyntaxErrorException if there is no statement in the text
     */
    public synchronized ParsedStatement prepared(@Nullable String sql) throws SQLSyntaxErrorException {
        ParsedStatement known = statements.get(sql);
        if (known != null) {
            return known;
        }
        ParsedStatement parsed = ParsedStatement.prepared(sql);
        if (parsed.sql().length() <= MAX_LENGTH) {
            statements.put(parsed.sql(), parsed);
            if (statements.size() > MAX_STATEMENTS) {
                statements.remove(statements.keySet().iterator().next());
            }
        }
        return parsed;
    }
}
