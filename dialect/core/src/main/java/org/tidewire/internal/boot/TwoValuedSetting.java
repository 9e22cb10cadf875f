package org.tidewire.internal.boot;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hibernate.HibernateException;

/**
 * A setting that takes two words.
 *
 * @param name its name
 * @param usual the value that it has where it is not set
 * @param other the other value
 */
public record TwoValuedSetting(String name, String usual, String other) {
    /**
     * Whether the setting has its other value.
     *
     * @param settings those of the session factory
     * @return false where it is not set
     * @throws HibernateException where it has neither value
     */
    public boolean isOther(Map<String, Object> settings) {
        Object value = Objects.requireNonNullElse(settings.get(name), usual);
        String word = value.toString().trim().toLowerCase(Locale.ROOT);
        if (!word.equals(usual) && !word.equals(other)) {
            throw new HibernateException(name + " must be '" + usual + "' or '" + other + "', and is '" + value + "'");
        }
        return word.equals(other);
    }
}
