package org.tidewire.databend.jdbc.internal.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tidewire.databend.jdbc.internal.sql.Token.Kind;

/** What a statement does to the transaction and to the data, decided by its first words. */
public enum StatementKind {
    QUERY(false),
    INSERT(true),
    UPDATE(true),
    DELETE(true),
    MERGE(true),
    /** Databend does not answer how many rows it wrote. */
    REPLACE(true),
    /** Writes as part of a transaction, and answers with rows of its own. */
    COPY(true),
    /** {@code set}, {@code unset}, {@code use}: changes the session. */
    SESSION(false),
    /** {@code begin}, {@code commit} and similar statements. */
    TRANSACTION(false),
    /** The server answers OK and does nothing. */
    SWALLOWED(false),
    /** Everything else: the server commits the transaction before it. */
    COMMITTING(true);

    private static final Set<String> QUERIES =
            Set.of("select", "values", "from", "desc", "describe", "list", "exists", "report", "(");
    private static final Set<String> TRANSACTIONS =
            Set.of("begin", "commit", "rollback", "abort", "start", "savepoint", "release");
    /** Databend's MySQL handler answers these with OK and ignores them (its {@code mysql_federated.rs}). */
    private static final Set<String> SWALLOWED_SETTINGS = Set.of(
            "session",
            "autocommit",
            "names",
            "character_set_results",
            "net_write_timeout",
            "foreign_key_checks",
            "sql_log_bin",
            "sql_mode",
            "sql_select_limit",
            "sql_quote_show_create",
            "sql_auto_is_null");

    private static final Set<String> SWALLOWED_SHOWS = Set.of("collation", "charset", "master", "warnings");
    /** The server ends the transaction for these, as for a definition. */
    private static final Set<String> COMMITTING_SHOWS =
            Set.of("sequences", "procedures", "online", "warehouses", "workers", "workload");

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "merge", "replace");

    private final boolean writes;

    StatementKind(boolean writes) {
        this.writes = writes;
    }

    public boolean writes() {
        return writes;
    }

    /** Whether its answer is one row with the number of rows that it wrote. */
    public boolean counts() {
        return this == INSERT || this == UPDATE || this == DELETE || this == MERGE;
    }

    static StatementKind of(String sql, List<Token> tokens) {
        if (word(sql, tokens, 0).equals("/*+")) {
            // Databend takes a hint before any statement, also before begin.
            return of(sql, after("*/", sql, tokens));
        }
        String first = word(sql, tokens, 0);
        String second = word(sql, tokens, 1);
        if (TRANSACTIONS.contains(first)) {
            return TRANSACTION;
        }
        return switch (first) {
            case "with" -> afterCommonTables(sql, tokens);
            case "explain" -> second.equals("analyze") ? explained(sql, tokens) : QUERY;
            case "insert" -> INSERT;
            case "update" -> UPDATE;
            case "delete" -> DELETE;
            case "merge" -> MERGE;
            case "replace" -> REPLACE;
            case "copy", "call", "kill", "system" -> COPY;
            case "set" -> SWALLOWED_SETTINGS.contains(second) || second.startsWith("@@") ? SWALLOWED : SESSION;
            case "unset", "use" -> SESSION;
            // The server commits before it, whatever follows.
            case "settings" -> of(sql, after(")", sql, tokens)) == TRANSACTION ? TRANSACTION : COMMITTING;
            case "lock", "unlock" -> SWALLOWED;
            case "show" ->
                SWALLOWED_SHOWS.contains(second) ? SWALLOWED : COMMITTING_SHOWS.contains(second) ? COMMITTING : QUERY;
            default -> QUERIES.contains(first) || first.isEmpty() ? QUERY : COMMITTING;
        };
    }

    /** Returns the tokens behind the first {@code end}. */
    private static List<Token> after(String end, String sql, List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is(sql, end)) {
                return tokens.subList(i + 1, tokens.size());
            }
        }
        return List.of();
    }

    /** {@code with a as (...) select}, and the same before a write. */
    private static StatementKind afterCommonTables(String sql, List<Token> tokens) {
        int verb = mainVerb(sql, tokens);
        return verb < 0 ? QUERY : of(sql, tokens.subList(verb, tokens.size()));
    }

    private static StatementKind explained(String sql, List<Token> tokens) {
        return tokens.stream().anyMatch(token -> WRITES.contains(lower(token.of(sql)))) ? COPY : QUERY;
    }

    /** Returns the index of the verb that a hint follows, which is the first one outside of common tables, or -1. */
    static int mainVerb(String sql, List<Token> tokens) {
        if (word(sql, tokens, 0).equals("copy")) {
            return 0;
        }
        int depth = 0;
        boolean onlyOpened = true;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(sql, "(")) {
                depth++;
                continue;
            }
            if (token.is(sql, ")")) {
                depth--;
            } else if (token.kind() == Kind.WORD && (depth == 0 || onlyOpened)) {
                String word = lower(token.of(sql));
                if (word.equals("select") || WRITES.contains(word)) {
                    return i;
                }
            }
            onlyOpened = false;
        }
        return -1;
    }

    private static String word(String sql, List<Token> tokens, int index) {
        return index < tokens.size() ? lower(tokens.get(index).of(sql)) : "";
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
