package org.tidewire.internal.function;

import java.util.ArrayList;
import java.util.List;

/** Cuts the pattern of HQL's {@code format}, which is one of {@link java.time.format.DateTimeFormatter}, into its parts. */
public final class DateTimePattern {
    private DateTimePattern() {}

    /**
     * A part of a pattern.
     *
     * @param text the letters of a field, or text that is copied, without its quotes
     * @param isField which of the two
     */
    public record Part(String text, boolean isField) {}

    /**
     * Cuts a pattern. A quote that is not closed is a field, so that it is refused like one that the database does not have.
     *
     * @param pattern of {@link java.time.format.DateTimeFormatter}
     * @return its fields and texts, in turn
     */
    public static List<Part> parse(String pattern) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < pattern.length(); ) {
            char c = pattern.charAt(i);
            int end = c == '\'' ? closingQuote(pattern, i) + 1 : endOfRun(pattern, i);
            if (end == 0) {
                parts.add(new Part("'", true));
                return parts;
            }
            String part = pattern.substring(i, end);
            parts.add(c == '\'' ? new Part(unquoted(part), false) : new Part(part, isLetter(c)));
            i = end;
        }
        return parts;
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

    /** The next quote that is not doubled; -1 if there is none. */
    private static int closingQuote(String pattern, int start) {
        for (int i = start + 1; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\'') {
                if (i + 1 == pattern.length() || pattern.charAt(i + 1) != '\'') {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static String unquoted(String part) {
        return part.length() == 2 ? "'" : part.substring(1, part.length() - 1).replace("''", "'");
    }
}
