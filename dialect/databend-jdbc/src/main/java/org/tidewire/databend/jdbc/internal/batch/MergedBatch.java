package org.tidewire.databend.jdbc.internal.batch;

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
import org.tidewire.databend.jdbc.internal.sql.GeneratedSql;
import org.tidewire.databend.jdbc.internal.sql.ParsedStatement;
import org.tidewire.databend.jdbc.internal.value.Literal;
import org.tidewire.databend.jdbc.internal.value.Literal.Kind;

/**
 * A batch of writes by key as one merge over its rows. It is cut where that would not be exact: where a key is repeated, where a
 * column changes its kind of literal, where a part of the key is null.
 *
 * <p>No key column is written, so rows with different keys do not see each other's writes, and one statement does the same as one
 * for each row.
 */
interface MergedBatch {
    /** Measured: from three rows on a probe and a merge are faster than an update for each. */
    int MIN_ROWS = 3;

    /** Measured: at this size the fixed cost of a probe and a merge, some 70 ms, is below a tenth of the whole. */
    int MAX_ROWS = 5_000;

    Pattern NUMBER = Pattern.compile("[+-]?\\d{1,80}(\\.\\d{0,80})?(e[+-]?\\d{1,3})?");

    /** Kinds in which equal values have several texts: -0.0 and 0.0, one instant with two offsets. */
    Set<Kind> SPELLINGS = EnumSet.of(Kind.FLOAT, Kind.DOUBLE, Kind.TIMESTAMP);

    ParsedStatement statement();

    /** The parameters that identify a row, whatever the statement writes. */
    List<Integer> keys();

    /** All parameters that are compared with columns. */
    List<Integer> compared();

    /** Queries the number, from 0, of each row of the batch that does not write exactly one row, and how many it would write. */
    GeneratedSql probe(List<List<Literal>> rows);

    /** Writes all of them. */
    GeneratedSql merge(List<List<Literal>> rows);

    default List<List<List<Literal>>> chunks(List<List<Literal>> rows) {
        List<List<List<Literal>>> chunks = new ArrayList<>();
        List<List<Literal>> chunk = new ArrayList<>();
        Set<List<String>> keys = new HashSet<>();
        ParameterKinds kinds = new ParameterKinds(statement().parameters());
        List<Integer> keyParameters = keys();
        List<Integer> compared = compared();
        boolean firstIsKeyed = false;
        long length = 0;
        for (List<Literal> row : rows) {
            List<String> key = key(row, keyParameters);
            boolean keyed = isKeyed(row, key, compared);
            boolean full = chunk.size() >= MAX_ROWS || length >= InsertBatch.MAX_LENGTH;
            if (!chunk.isEmpty() && (full || keys.contains(key) || !keyed || !firstIsKeyed || !kinds.take(row))) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                keys.clear();
                length = 0;
            }
            if (chunk.isEmpty()) {
                kinds = new ParameterKinds(statement().parameters());
                kinds.take(row);
                firstIsKeyed = keyed;
            }
            chunk.add(row);
            keys.add(key);
            length += row.stream().mapToLong(value -> value.base().length()).sum();
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }

    /**
     * Groups the numbers of rows whose decimals have the same scale in each column. In one column the server gives all the widest
     * scale, and a VARCHAR or VARIANT would show it.
     */
    default Collection<List<Integer>> groupByDecimalScale(List<List<Literal>> rows) {
        Map<List<Integer>, List<Integer>> groups = new LinkedHashMap<>();
        int[] usual = new int[statement().parameters()];
        Arrays.fill(usual, -1);
        for (int i = 0; i < rows.size(); i++) {
            List<Integer> scales = new ArrayList<>(usual.length);
            for (int parameter = 0; parameter < usual.length; parameter++) {
                Literal value = rows.get(i).get(parameter);
                int scale = value.kind() == Kind.DECIMAL ? scale(value) : usual[parameter];
                usual[parameter] = usual[parameter] < 0 ? scale : usual[parameter];
                // A null joins the rows of the first scale, also if it comes before them.
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

    /** Whether equal keys are recognized: no condition compares a null, and a part of the key has only one text. */
    private static boolean isKeyed(List<Literal> row, List<String> key, List<Integer> compared) {
        return !key.isEmpty()
                && compared.stream().noneMatch(parameter -> row.get(parameter).kind() == Kind.NULL);
    }

    private static List<String> key(List<Literal> row, List<Integer> parameters) {
        return parameters.stream()
                .map(row::get)
                .filter(value -> !SPELLINGS.contains(value.kind()))
                .map(MergedBatch::comparable)
                .toList();
    }

    /** Equal for 1.0 and 1.00, and for the texts '1' and '01', which the column may compare as numbers. */
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
