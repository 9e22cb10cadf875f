package org.tidewire.databend.internal.time;

import java.util.Map;
import java.util.TreeMap;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;

/**
 * The patterns of HQL's {@code format}, which are those of {@link java.time.format.DateTimeFormatter}, in the form of
 * Databend's {@code date_format}. A letter that has no exact counterpart is refused.
 */
public final class DatabendDateFormat {
    private static final Map<String, String> FIELDS = new TreeMap<>();

    static {
        String[][] fields = {
            {"y", "%-Y"},
            {"yy", "%y"},
            {"yyyy", "%Y"},
            {"u", "%-Y"},
            {"uu", "%y"},
            {"uuuu", "%Y"},
            {"M", "%-m"},
            {"MM", "%m"},
            {"MMM", "%b"},
            {"MMMM", "%B"},
            {"d", "%-d"},
            {"dd", "%d"},
            {"D", "%-j"},
            {"DDD", "%j"},
            {"E", "%a"},
            {"EE", "%a"},
            {"EEE", "%a"},
            {"EEEE", "%A"},
            {"YYYY", "%G"},
            {"w", "%-V"},
            {"ww", "%V"},
            {"a", "%p"},
            {"H", "%-H"},
            {"HH", "%H"},
            {"h", "%-I"},
            {"hh", "%I"},
            {"m", "%-M"},
            {"mm", "%M"},
            {"s", "%-S"},
            {"ss", "%S"},
            {"S", "%1f"},
            {"SS", "%2f"},
            {"SSS", "%3f"},
            {"SSSS", "%4f"},
            {"SSSSS", "%5f"},
            {"SSSSSS", "%6f"},
            {"SSSSSSSSS", "%9f"},
            {"xx", "%z"},
            {"xxx", "%:z"},
            {"Z", "%z"}
        };
        for (String[] field : fields) {
            FIELDS.put(field[0], field[1]);
        }
    }

    private DatabendDateFormat() {}

    public static String of(String pattern) {
        StringBuilder format = new StringBuilder();
        for (int i = 0; i < pattern.length(); ) {
            char c = pattern.charAt(i);
            int end = c == '\'' ? endOfQuoted(pattern, i) : endOfRun(pattern, i);
            String part = pattern.substring(i, end);
            if (c == '\'') {
                format.append(literal(unquoted(part)));
            } else if (isLetter(c)) {
                String field = FIELDS.get(part);
                if (field == null) {
                    throw DatabendQueryRefusal.formatField(part);
                }
                format.append(field);
            } else {
                format.append(literal(part));
            }
            i = end;
        }
        return format.toString();
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int endOfRun(String pattern, int start) {
        int end = start + 1;
        while (end < pattern.length() && pattern.charAt(end) == pattern.charAt(start)) {
            end++;
        }
        return end;
    }

    /** A quote in a quoted part is doubled. */
    private static int endOfQuoted(String pattern, int start) {
        for (int i = start + 1; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\'') {
                if (i + 1 < pattern.length() && pattern.charAt(i + 1) == '\'') {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return pattern.length();
    }

    private static String unquoted(String part) {
        if (part.equals("''")) {
            return "'";
        }
        int end = part.length() > 1 && part.endsWith("'") ? part.length() - 1 : part.length();
        return part.substring(1, end).replace("''", "'");
    }

    private static String literal(String text) {
        return text.replace("%", "%%");
    }
}
