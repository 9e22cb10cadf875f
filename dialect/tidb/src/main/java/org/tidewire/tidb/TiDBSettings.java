package org.tidewire.tidb;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hibernate.HibernateException;

/** The settings of the TiDB dialect; they go beside Hibernate's own, for example into {@code persistence.xml}. */
public final class TiDBSettings {
    /**
     * What becomes of a request to skip locked rows, which TiDB cannot honour: it accepts {@code for update skip locked},
     * returns the locked rows, takes no lock and reports no error (measured on 8.5.4).
     *
     * <ul>
     *   <li>{@code wait} (the default): a plain {@code for update} is sent, which waits for the row; one log line says so;
     *   <li>{@code refuse}: {@link org.tidewire.UnsupportedFeatureException}, and nothing is sent.
     * </ul>
     *
     * <p>It holds for lock options, lock timeouts and the text of native queries. Any other value is refused at boot.
     */
    public static final String SKIP_LOCKED = "tidewire.tidb.skip_locked";

    /**
     * Which tables are compared with what the server shows, after {@code update} and {@code validate}. It takes one query for
     * each.
     *
     * <ul>
     *   <li>{@code mapped} (the default): those whose mapping says something that Hibernate does not compare, such as an
     *       option, an index, a unique key, a comment or a generated column;
     *   <li>{@code all}: the others too, in which only what was added on the server can differ, such as a time to live.
     * </ul>
     *
     * <p>Any other value is refused when the schema is looked at.
     */
    public static final String COMPARE_TABLES = "tidewire.tidb.compare_tables";

    private TiDBSettings() {}

    /**
     * Reads a setting of two values.
     *
     * @param usual the value that it has where it is not set
     * @return whether it has the other one
     * @throws HibernateException where it has neither
     */
    public static boolean isOther(Map<String, Object> settings, String name, String usual, String other) {
        Object value = Objects.requireNonNullElse(settings.get(name), usual);
        String word = value.toString().trim().toLowerCase(Locale.ROOT);
        if (!word.equals(usual) && !word.equals(other)) {
            throw new HibernateException(name + " must be '" + usual + "' or '" + other + "', and is '" + value + "'");
        }
        return word.equals(other);
    }
}
