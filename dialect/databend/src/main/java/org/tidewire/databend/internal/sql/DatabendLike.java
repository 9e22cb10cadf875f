package org.tidewire.databend.internal.sql;

import org.jspecify.annotations.Nullable;

/**
 * {@code like} as SQL means it.
 *
 * <p>Databend's own takes {@code _} for one byte, not one character ({@code 'é' like '_'} is false), takes a backslash before
 * {@code _} and {@code %} for an escape whatever {@code escape} says, and does not read a doubled escape character as one.
 * So its {@code like} is used where a pattern has none of this, since it prunes blocks by a constant beginning, and a
 * regular expression where it has. An empty pattern that is computed is one too, since Databend finds it everywhere, and so is
 * one of {@code %} alone, of which the engine makes {@code is not null}. An escape character before any other character
 * escapes that, as in other databases; at the end of a pattern, which is an error in SQL, it makes the answer null.
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
        return !pattern.chars().allMatch(c -> c == '%')
                && pattern.indexOf('_') < 0
                && pattern.indexOf('\\') < 0
                && (escape == null || pattern.indexOf(escape) < 0);
    }

    /** The regular expression that matches what the pattern does, or null where an escape character ends it. */
    static @Nullable String regex(String pattern, @Nullable Character escape) {
        StringBuilder regex = new StringBuilder(BEGIN);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (escape != null && c == escape) {
                i++;
                if (i == pattern.length()) {
                    return null;
                }
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

    private static void appendQuoted(StringBuilder regex, char c) {
        if (META.indexOf(c) >= 0) {
            regex.append('\\');
        }
        regex.append(c);
    }

    /** SQL that tells of a pattern, itself given as SQL, whether {@link #isPlain} is false. */
    static String isNotPlain(String pattern, @Nullable String escape) {
        String special = "regexp_like(" + pattern + ",'^%*$|[_\\\\\\\\]')";
        return escape == null ? special : "(" + special + " or position(" + escape + " in " + pattern + ")>0)";
    }

    /**
     * SQL that computes {@link #regex} of a pattern, itself given as SQL. What was escaped stands aside as U+0001 and a
     * character of private use while the rest is translated, and U+0001 itself too.
     */
    static String regexOf(String pattern, @Nullable String escape) {
        String sql = replace(pattern, "'\\u0001'", "'\\u0001\\ue000'");
        if (escape != null) {
            sql = replace(sql, "concat(" + escape + "," + escape + ")", "'\\u0001\\ue001'");
            sql = replace(sql, "concat(" + escape + ",'%')", "'\\u0001\\ue002'");
            sql = replace(sql, "concat(" + escape + ",'_')", "'\\u0001\\ue003'");
        }
        String marked = sql;
        sql = escape == null ? sql : replace(sql, escape, "''");
        sql = "regexp_replace(" + sql + "," + META_CLASS + ",'\\\\$0')";
        sql = replace(replace(sql, "'%'", "'.*'"), "'_'", "'.'");
        if (escape != null) {
            sql = replace(sql, "'\\u0001\\ue001'", "regexp_replace(" + escape + "," + META_CLASS + ",'\\\\$0')");
            sql = replace(replace(sql, "'\\u0001\\ue002'", "'%'"), "'\\u0001\\ue003'", "'_'");
        }
        String regex = "concat('" + BEGIN + "'," + replace(sql, "'\\u0001\\ue000'", "'\\u0001'") + ",'" + END + "')";
        return escape == null ? regex : "if(right(" + marked + ",1)=" + escape + ",null," + regex + ")";
    }

    private static String replace(String in, String what, String by) {
        return "replace(" + in + "," + what + "," + by + ")";
    }
}
