package org.tidewire.databend.jdbc.internal.metadata;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Matches names with the patterns of metadata queries: percent sign, underscore, and a backslash that escapes them. */
final class LikePattern {
    private LikePattern() {}

    static boolean matches(@Nullable String pattern, String name) {
        if (pattern == null) {
            return true;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else {
                boolean escape = c == '\\' && i + 1 < pattern.length();
                regex.append(Pattern.quote(Character.toString(escape ? pattern.charAt(++i) : c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
    }
}
