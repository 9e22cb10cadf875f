package org.tidewire.tidb.internal.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tidewire.tidb.internal.hint.SqlText;

/**
 * An expression, as far as it stays the same when TiDB prints it: the server quotes names, spells operators its own way,
 * turns some into functions, and says the character set of literals.
 *
 * @param operands names, literals and words, in their order
 * @param operators operators, and what stands before parentheses, in no order: one may have become the other
 */
record SqlExpression(List<String> operands, List<String> operators) {
    private static final Pattern TOKEN =
            Pattern.compile("(?<name>`(?:[^`]|``)*`)|(?<literal>'(?:[^'\\\\]|''|\\\\.)*'|\"(?:[^\"\\\\]|\"\"|\\\\.)*\")"
                    + "|(?<word>[\\p{L}\\p{N}_$@.]+)|(?<operator>->>|<=>|->|<>|!=|<=|>=|&&|\\|\\||<<|>>|:=|[^\\s\\w])");

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d*)?|\\.\\d+");

    /** Printed otherwise than written. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("<>", "!="),
            Map.entry("&&", "and"),
            Map.entry("||", "or"),
            Map.entry("mod", "%"),
            Map.entry("->", "json_extract"),
            Map.entry("date_add", "+"),
            Map.entry("adddate", "+"),
            Map.entry("date_sub", "-"),
            Map.entry("subdate", "-"));

    /** Left out, or added, where it says nothing new. */
    private static final Set<String> IGNORED =
            Set.of("(", ")", ",", "from", "for", "asc", "desc", "character", "set", "utf8mb4", "_utf8mb4");

    static boolean same(String mapped, String shown) {
        return of(mapped).equals(of(shown));
    }

    private static SqlExpression of(String sql) {
        List<String> operands = new ArrayList<>();
        List<String> operators = new ArrayList<>();
        Matcher token = TOKEN.matcher(sql);
        while (token.find()) {
            if (token.group("literal") != null) {
                operands.add("'" + SqlText.unquoted(token.group()) + "'");
            } else if (token.group("name") != null) {
                (isBeforeParenthesis(sql, token.end()) ? operators : operands)
                        .add(SqlText.unquoted(token.group()).toLowerCase(Locale.ROOT));
            } else {
                String text = plain(token.group().toLowerCase(Locale.ROOT));
                String known = SYNONYMS.getOrDefault(text, text);
                boolean isOperator =
                        token.group("operator") != null || !known.equals(text) || isBeforeParenthesis(sql, token.end());
                if (text.equals("->>")) {
                    Collections.addAll(operators, "json_unquote", "json_extract");
                } else if (!IGNORED.contains(known)) {
                    (isOperator && !known.equals("and") && !known.equals("or") ? operators : operands).add(known);
                }
            }
        }
        Collections.sort(operators);
        return new SqlExpression(operands, operators);
    }

    /** A number or an operator, without the ways to write it. */
    private static String plain(String word) {
        if (NUMBER.matcher(word).matches()) {
            return new BigDecimal(word).stripTrailingZeros().toPlainString();
        }
        return word.equals("rlike") ? "regexp" : word;
    }

    private static boolean isBeforeParenthesis(String sql, int end) {
        return sql.substring(end).stripLeading().startsWith("(");
    }
}
