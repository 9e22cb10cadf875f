package org.tidewire.internal.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables and the joins of a statement: the names after {@code from}, {@code join} and {@code update}, and those after a
 * comma in a {@code from} clause. A name elsewhere, in a literal or in a comment is none.
 */
public final class TableReferences {
    private static final String NAME = "(?:\\w+|\"(?:[^\"]|\"\")*\")";

    /** A literal, a comment, a name with its qualifiers, or one character. */
    private static final Pattern PIECE = Pattern.compile(
            "[eE]'[^'\\\\]*(?:(?:\\\\.|'')[^'\\\\]*)*'|'[^']*(?:''[^']*)*'|\\$(\\w*)\\$.*?\\$\\1\\$|--[^\\n]*|/\\*.*?\\*/|"
                    + NAME + "(?:\\." + NAME + ")*|.",
            Pattern.DOTALL);

    /** A hint that the text of a native query has. */
    private static final Pattern HAS_SUFFIX = Pattern.compile("\\s*@");

    private static final Set<String> KINDS_OF_JOIN =
            Set.of("inner", "left", "right", "full", "outer", "cross", "natural");
    private static final Set<String> END_OF_FROM = Set.of(
            "where",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "for",
            "union",
            "except",
            "intersect",
            "returning",
            "window",
            "values");

    /** What a level of parentheses is in. */
    private enum Clause {
        /** Before {@code from}; the assignments of an update, too. */
        SELECT,
        FROM,
        OTHER
    }

    private TableReferences() {}

    /**
     * The statement with something after some of its tables, and some of its joins in another form.
     *
     * @param sql the statement
     * @param suffix what goes after a table of this name, which has no quotes; null for nothing. Not asked for a table with a hint
     * @param join what stands for the word {@code join} after its kind, such as {@code left outer}, which is empty where the
     *     statement has none
     * @return the statement
     */
    public static String rewrite(String sql, Function<String, @Nullable String> suffix, UnaryOperator<String> join) {
        StringBuilder rewritten = new StringBuilder(sql.length() + 64);
        Deque<Clause> clauses = new ArrayDeque<>(Set.of(Clause.OTHER));
        boolean table = false;
        String before = "";
        String kind = "";
        Matcher piece = PIECE.matcher(sql);
        while (piece.find()) {
            String text = piece.group();
            String word = text.toLowerCase(Locale.ROOT);
            if (text.isBlank() || text.startsWith("--") || text.startsWith("/*")) {
                rewritten.append(text);
                continue;
            }
            if (word.equals("join")) {
                rewritten.append(join.apply(kind));
                table = true;
            } else if (table && isName(text.charAt(0)) && !word.equals("select") && !word.equals("values")) {
                String found = HAS_SUFFIX
                                .matcher(sql)
                                .region(piece.end(), sql.length())
                                .lookingAt()
                        ? null
                        : suffix.apply(text.replace("\"", ""));
                rewritten.append(text).append(found == null ? "" : found);
                table = false;
            } else {
                rewritten.append(text);
                nest(word, before, clauses);
                boolean inFrom = clauses.getFirst() == Clause.FROM;
                table = word.equals("update")
                        || (table && word.equals("("))
                        || (inFrom && (word.equals(",") || (word.equals("from") && !before.equals("distinct"))));
            }
            before = word;
            kind = KINDS_OF_JOIN.contains(word) ? (kind + " " + word).trim() : "";
        }
        return rewritten.toString();
    }

    /** A table's name in SQL without its schema and quotes. */
    public static String simpleName(String table) {
        String name = table.replace("\"", "");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static boolean isName(char first) {
        return first == '"' || first == '_' || Character.isLetter(first);
    }

    /** No clause begins with the {@code from} of {@code is distinct from} and of functions such as {@code extract}. */
    private static void nest(String word, String before, Deque<Clause> clauses) {
        switch (word) {
            case "(" -> clauses.push(Clause.OTHER);
            case ")" -> {
                if (clauses.size() > 1) {
                    clauses.pop();
                }
            }
            case "select", "update" -> replace(clauses, Clause.SELECT);
            case "from" -> {
                boolean begins = clauses.getFirst() == Clause.SELECT && !before.equals("distinct");
                if (begins || before.equals("delete")) {
                    replace(clauses, Clause.FROM);
                }
            }
            default -> {
                if (END_OF_FROM.contains(word)) {
                    replace(clauses, Clause.OTHER);
                }
            }
        }
    }

    private static void replace(Deque<Clause> clauses, Clause clause) {
        clauses.pop();
        clauses.push(clause);
    }
}
