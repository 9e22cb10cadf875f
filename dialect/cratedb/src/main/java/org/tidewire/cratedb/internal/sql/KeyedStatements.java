package org.tidewire.cratedb.internal.sql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The texts of rendered statements that find their rows by primary key. The server reads those from what is written, and all
 * others from what is refreshed; updates among those need a count.
 */
public final class KeyedStatements {
    /** A statement that is not kept costs a refresh that was not needed. */
    private static final int MOST = 10_000;

    private static final String UPDATE = "update ";

    private static final Pattern COMMENTS =
            Pattern.compile("\\A(?:\\s*/\\*.*?\\*/)+\\s*|(?:\\s*/\\*[^*]*\\*/)+\\s*\\z", Pattern.DOTALL);

    private final Set<String> texts = ConcurrentHashMap.newKeySet();

    /** The least used one makes room: what is executed was rendered, or found in a cache that has fewer. */
    private final Map<String, Count> counts = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST;
        }
    });

    /**
     * How the rows of an update by a query are counted.
     *
     * @param table what is updated
     * @param sql a query, whose parameters are the last ones of the update
     * @param firstParameter the first of them, from 1
     */
    public record Count(String table, String sql, int firstParameter) {}

    /** Keeps an update by a query. */
    void add(String sql, Count count) {
        counts.put(withoutComments(sql), count);
    }

    /** Null of anything but an update by a query. */
    public @Nullable Count count(String sql) {
        String text = withoutComments(sql);
        return text.startsWith(UPDATE) ? counts.get(text) : null;
    }

    /** Keeps a statement. */
    public void add(String sql) {
        if (texts.size() < MOST) {
            texts.add(withoutComments(sql));
        }
    }

    /** Whether a statement finds its rows by primary key. */
    public boolean contains(String sql) {
        return texts.contains(withoutComments(sql));
    }

    /** Whether it updates a row by primary key. */
    public boolean hasUpdate(String sql) {
        String text = withoutComments(sql);
        return text.startsWith(UPDATE) && texts.contains(text);
    }

    /** A {@code StatementInspector} adds them after the statement has been rendered. */
    private static String withoutComments(String sql) {
        return sql.contains("/*") ? COMMENTS.matcher(sql).replaceAll("") : sql;
    }
}
