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
import org.tidewire.databend.jdbc.Literal.Kind;

/**
 * A batch of writes by key as one merge over its rows, cut where it would not be exact: where a key comes again, where a
 * column changes its kind of literal, where a part of the key has no value.
 *
 * <p>Rows of different keys do not see each other's writes, as no key column is written. So one statement does what many
 * would have done one after the other.
 */
interface MergedBatch {
    /** Measured: from three rows on a probe and a merge are faster than an update for each. */
    int MIN_ROWS = 3;

    /** Measured: at this size the fixed cost of a probe and a merge, some 70 ms, is below a tenth of the whole. */
    int MAX_ROWS = 5_000;

    Pattern NUMBER = Pattern.compile("[+-]?\\d{1,80}(\\.\\d{0,80})?(e[+-]?\\d{1,3})?");

    /** Kinds that write equal values in several ways: -0.0 and 0.0, one instant with two offsets. */
    Set<Kind> SPELLINGS = EnumSet.of(Kind.FLOAT, Kind.DOUBLE, Kind.TIMESTAMP);

    SqlText text();

    /** The parameters that tell rows apart whatever the statement writes. */
    List<Integer> keys();

    /** All parameters that are compared with columns. */
    List<Integer> compared();

    /** Asks which rows of the batch are not written once: their number, from 0, and how often they are. */
    String probe(List<List<Literal>> rows);

    /** Writes all of them. */
    String merge(List<List<Literal>> rows);

    default List<List<List<Literal>>> chunks(List<List<Literal>> rows) {
        List<List<List<Literal>>> chunks = new ArrayList<>();
        List<List<Literal>> chunk = new ArrayList<>();
        Set<List<String>> keys = new HashSet<>();
        Kinds kinds = new Kinds(text().parameters());
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
                kinds = new Kinds(text().parameters());
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
     * Groups of rows, by their place, whose decimals have one scale in each column. In one column of several scales all
     * would get the widest, which a VARCHAR or VARIANT keeps.
     */
    default Collection<List<Integer>> alike(List<List<Literal>> rows) {
        Map<List<Integer>, List<Integer>> groups = new LinkedHashMap<>();
        int[] usual = new int[text().parameters()];
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
