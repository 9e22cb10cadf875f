package org.tidewire.databend.jdbc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tidewire.databend.jdbc.KeyedForm.Assignment;
import org.tidewire.databend.jdbc.KeyedForm.Condition;
import org.tidewire.databend.jdbc.Literal.Kind;

/**
 * A batch of updates or deletes by key as one merge over its rows, cut where it would not be exact: where a key comes
 * again, where a column changes its kind of literal, where a condition has no value.
 *
 * <p>Rows of different keys do not see each other's writes, as no key column is written. So one statement does what many
 * would have done one after the other.
 */
record KeyedBatch(SqlText text, KeyedForm form) {
    /** Measured: from three rows on a probe and a merge are faster than an update for each. */
    static final int MIN_ROWS = 3;

    /** Measured: at this size the fixed cost of a probe and a merge, some 70 ms, is below a tenth of the whole. */
    static final int MAX_ROWS = 5_000;

    private static final int MAX_DIGITS = 76;

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,80}(\\.\\d{0,80})?(e[+-]?\\d{1,3})?");

    /** Kinds that write equal values in several ways: -0.0 and 0.0, one instant with two offsets. */
    private static final Set<Kind> SPELLINGS = EnumSet.of(Kind.FLOAT, Kind.DOUBLE, Kind.TIMESTAMP);

    List<List<List<Literal>>> chunks(List<List<Literal>> rows) {
        List<List<List<Literal>>> chunks = new ArrayList<>();
        List<List<Literal>> chunk = new ArrayList<>();
        Set<List<String>> keys = new HashSet<>();
        Kinds kinds = new Kinds(text.parameters());
        long length = 0;
        for (List<Literal> row : rows) {
            boolean full = chunk.size() >= MAX_ROWS || length >= InsertBatch.MAX_LENGTH;
            if (!chunk.isEmpty()
                    && (full || keys.contains(key(row)) || !hasKey(row) || !hasKey(chunk.get(0)) || !kinds.take(row))) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                keys.clear();
                length = 0;
            }
            if (chunk.isEmpty()) {
                kinds = new Kinds(text.parameters());
                kinds.take(row);
            }
            chunk.add(row);
            keys.add(key(row));
            length += row.stream().mapToLong(value -> value.base().length()).sum();
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }

    /** Which rows of the batch have not exactly one row in the table: their number, from 0, and how many they have. */
    String probe(List<List<Literal>> rows) {
        String key = form.keys().get(0).column();
        return "select tw_s.tw_i, count(tw_t." + key + ") from " + source(rows, false) + " as tw_s left join "
                + form.table() + " as tw_t on " + on() + " group by tw_s.tw_i having count(tw_t." + key + ") <> 1";
    }

    /** Writes all of them. */
    String merge(List<List<Literal>> rows) {
        StringBuilder sql = new StringBuilder("merge into " + form.table() + " as tw_t using " + source(rows, true)
                + " as tw_s on " + on() + " when matched then ");
        if (form.delete()) {
            return sql.append("delete").toString();
        }
        sql.append("update set ");
        List<Assignment> assignments = form.assignments();
        for (int i = 0; i < assignments.size(); i++) {
            Assignment assignment = assignments.get(i);
            sql.append(i == 0 ? "" : ", ").append(assignment.column()).append(" = ");
            if (assignment.parameter() < 0) {
                sql.append(text.sql(), assignment.start(), assignment.end());
            } else {
                sql.append("tw_s.tw_a").append(i);
            }
        }
        return sql.toString();
    }

    private String on() {
        return form.conditions().stream()
                .map(condition -> "tw_t."
                        + (condition.isParameter()
                                ? condition.column() + " = tw_s.tw_p" + condition.parameter()
                                : condition.text()))
                .collect(Collectors.joining(" and "));
    }

    /** The rows as a table; its columns are cast, so that the server does not find types for them. */
    private String source(List<List<Literal>> rows, boolean withAssignments) {
        List<String> names = new ArrayList<>(List.of("tw_i"));
        List<String> casts = new ArrayList<>(List.of("tw_i"));
        for (Condition condition : form.conditions()) {
            if (condition.isParameter()) {
                add(names, casts, "tw_p" + condition.parameter(), rows, condition.parameter());
            }
        }
        List<Assignment> assignments = withAssignments ? form.assignments() : List.of();
        for (int i = 0; i < assignments.size(); i++) {
            Assignment assignment = assignments.get(i);
            if (assignment.bare()) {
                add(names, casts, "tw_a" + i, rows, assignment.parameter());
            } else if (assignment.parameter() >= 0) {
                names.add("tw_a" + i);
                casts.add("tw_a" + i);
            }
        }
        StringBuilder sql = new StringBuilder("(select " + String.join(", ", casts) + " from (values ");
        for (int i = 0; i < rows.size(); i++) {
            sql.append(i == 0 ? "(" : ", (").append(i);
            append(sql, rows.get(i), assignments);
            sql.append(')');
        }
        return sql.append(") as tw_v(")
                .append(String.join(", ", names))
                .append("))")
                .toString();
    }

    private void append(StringBuilder sql, List<Literal> row, List<Assignment> assignments) {
        for (Condition condition : form.conditions()) {
            if (condition.isParameter()) {
                sql.append(", ").append(row.get(condition.parameter()).base());
            }
        }
        for (Assignment assignment : assignments) {
            if (assignment.bare()) {
                sql.append(", ").append(row.get(assignment.parameter()).base());
            } else if (assignment.parameter() >= 0) {
                sql.append(", ");
                text.append(sql, assignment.start(), assignment.end(), row);
            }
        }
    }

    private static void add(
            List<String> names, List<String> casts, String name, List<List<Literal>> rows, int parameter) {
        String type = type(rows, parameter);
        names.add(name);
        casts.add(type.isEmpty() ? name : "cast(" + name + " as " + type + ") as " + name);
    }

    private static String type(List<List<Literal>> rows, int parameter) {
        int scale = 0;
        int whole = 1;
        for (List<Literal> row : rows) {
            Literal value = row.get(parameter);
            if (value.kind() == Kind.DECIMAL) {
                BigDecimal number = new BigDecimal(value.plain());
                scale = Math.max(scale, number.scale());
                whole = Math.max(whole, number.precision() - number.scale());
            } else if (value.kind() != Kind.NULL) {
                return value.kind().type();
            }
        }
        // All null, or so different that the server's own common type has to do.
        boolean decimals = rows.stream().anyMatch(row -> row.get(parameter).kind() == Kind.DECIMAL);
        return decimals && whole + scale <= MAX_DIGITS ? "decimal(" + (whole + scale) + ", " + scale + ")" : "";
    }

    /**
     * Groups of rows, by their place, whose decimals have one scale in each column. In one column of several scales all
     * would get the widest, which a VARCHAR or VARIANT keeps.
     */
    Collection<List<Integer>> alike(List<List<Literal>> rows) {
        Map<List<Integer>, List<Integer>> groups = new LinkedHashMap<>();
        int[] usual = new int[text.parameters()];
        Arrays.fill(usual, -1);
        for (int i = 0; i < rows.size(); i++) {
            List<Integer> scales = new ArrayList<>(usual.length);
            for (int parameter = 0; parameter < usual.length; parameter++) {
                Literal value = rows.get(i).get(parameter);
                int scale = value.kind() == Kind.DECIMAL ? scale(value) : usual[parameter];
                usual[parameter] = usual[parameter] < 0 ? scale : usual[parameter];
                // Null goes with those of the first scale, also where it comes before them.
                scales.add(scale == usual[parameter] ? -1 : scale);
            }
            groups.computeIfAbsent(scales, key -> new ArrayList<>()).add(i);
        }
        return groups.values();
    }

    private static int scale(Literal decimal) {
        int point = decimal.plain().indexOf('.');
        return point < 0 ? 0 : decimal.plain().length() - point - 1;
    }

    /** Whether equal keys would be seen: for each condition a value, and one of them that is written in one way only. */
    private boolean hasKey(List<Literal> row) {
        return !key(row).isEmpty()
                && form.conditions().stream()
                        .noneMatch(condition -> condition.isParameter()
                                && row.get(condition.parameter()).kind() == Kind.NULL);
    }

    private List<String> key(List<Literal> row) {
        return form.keys().stream()
                .map(condition -> row.get(condition.parameter()))
                .filter(value -> !SPELLINGS.contains(value.kind()))
                .map(KeyedBatch::comparable)
                .toList();
    }

    /** 1.0 and 1.00 are one key; so are the texts '1' and '01' where the column is a number. */
    private static String comparable(Literal value) {
        if (value.kind() != Kind.DECIMAL && value.kind() != Kind.STRING) {
            return value.base();
        }
        String text = value.plain().replace("'", "").strip().toLowerCase(Locale.ROOT);
        return NUMBER.matcher(text).matches()
                ? new BigDecimal(text).stripTrailingZeros().toString()
                : text;
    }
}
