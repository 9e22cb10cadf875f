package org.tidewire.databend;

import org.jspecify.annotations.Nullable;

/**
 * {@code like} as SQL means it.
 *
 * <p>Databend's own takes {@code _} for one byte, not one character ({@code 'é' like '_'} is false), takes a backslash before
 * {@code _} and {@code %} for an escape whatever {@code escape} says, and does not read a doubled escape character as one.
 * So its {@code like} is used where a pattern has none of this, since it prunes blocks by a constant beginning, and a
 * regular expression where it has. A pattern that is computed and empty goes to the regular expression too, since Databend finds it everywhere.
 */
final class DatabendLike {
    private static final String META = ".+*?()|[]{}^$#&~\\-";
    /** As a regular expression in a literal: each of {@link #META}. */
    private static final String META_CLASS = "'[.+*\\\\x3f()|\\\\[\\\\]{}^$#&~\\\\\\\\-]'";

    /** Databend's {@code regexp_like} ignores case, unless the expression says otherwise. */
    private static final String BEGIN = "^(?s-i:";

    private static final String END = ")$";

    private DatabendLike() {}

    /** Whether Databend's own {@code like} reads this pattern as SQL does. */
    static boolean isPlain(String pattern, @Nullable Character escape) {
        return pattern.indexOf('_') < 0 && pattern.indexOf('\\') < 0 && (escape == null || pattern.indexOf(escape) < 0);
    }

    /** The regular expression that matches what the pattern does. */
    static String regex(String pattern, @Nullable Character escape) {
        StringBuilder regex = new StringBuilder(BEGIN);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (escape != null
                    && c == escape
                    && i + 1 < pattern.length()
                    && isEscapable(pattern.charAt(i + 1), escape)) {
                i++;
                appendQuoted(regex, pattern.charAt(i));
            } else if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else {
                appendQuoted(regex, c);
            }
        }
        return regex.append(END).toString();
    }

    private static boolean isEscapable(char c, char escape) {
        return c == '%' || c == '_' || c == escape;
    }

    private static void appendQuoted(StringBuilder regex, char c) {
        if (META.indexOf(c) >= 0) {
            regex.append('\\');
        }
        regex.append(c);
    }

    /** SQL that tells of a pattern, itself given as SQL, whether {@link #isPlain} is false. */
    static String isNotPlain(String pattern, @Nullable String escape) {
        String special = "regexp_like(" + pattern + ",'^$|[_\\\\\\\\]')";
        return escape == null ? special : "(" + special + " or position(" + escape + " in " + pattern + ")>0)";
    }

    /**
     * SQL that computes {@link #regex} of a pattern, itself given as SQL. What was escaped stands aside as U+0001 and a digit
     * while the rest is translated; U+0001 itself as U+0001 and 0.
     */
    static String regexOf(String pattern, @Nullable String escape) {
        String sql = replace(pattern, "'\\u0001'", "'\\u00010'");
        if (escape != null) {
            sql = replace(sql, "concat(" + escape + "," + escape + ")", "'\\u00011'");
            sql = replace(sql, "concat(" + escape + ",'%')", "'\\u00012'");
            sql = replace(sql, "concat(" + escape + ",'_')", "'\\u00013'");
        }
        sql = "regexp_replace(" + sql + "," + META_CLASS + ",'\\\\$0')";
        sql = replace(replace(sql, "'%'", "'.*'"), "'_'", "'.'");
        if (escape != null) {
            sql = replace(sql, "'\\u00011'", "regexp_replace(" + escape + "," + META_CLASS + ",'\\\\$0')");
            sql = replace(replace(sql, "'\\u00012'", "'%'"), "'\\u00013'", "'_'");
        }
        return "concat('" + BEGIN + "'," + replace(sql, "'\\u00010'", "'\\u0001'") + ",'" + END + "')";
    }

    private static String replace(String in, String what, String by) {
        return "replace(" + in + "," + what + "," + by + ")";
    }
}
