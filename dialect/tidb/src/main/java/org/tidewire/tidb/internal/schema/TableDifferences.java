package org.tidewire.tidb.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.internal.hint.SqlText;

/**
 * In what a table differs from its mapping, beyond what Hibernate compares.
 *
 * @param missing what the mapping says and the server does not show
 * @param surplus what the server shows and the mapping does not say, and what is done to rows hangs on it
 * @param additions what the server shows beside the mapping, as those who run it add it: indexes, partitions, replicas
 */
record TableDifferences(List<String> missing, List<String> surplus, List<String> additions) {
    private static final Logger LOG = Logger.getLogger(TableDifferences.class);

    /** Compares options, comments, partitions and generated columns; for indexes see {@link IndexDifferences}. */
    static TableDifferences between(Table table, ShownTable shown, String initCommands, Dialect dialect) {
        TableDifferences differences = new TableDifferences(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        differences.compareFeatures(table, shown);
        differences.comparePartitions(partitionsOf(table), shown.partitions(), textOf(table));
        differences.compareComments("comment", table.getComment(), shown.comment(), textOf(table));
        for (Column column : table.getColumns()) {
            ShownTable.Column there = shown.columns().get(column.getName().toLowerCase(Locale.ROOT));
            if (there != null) {
                differences.compareColumns(column, there);
            }
        }
        IndexDifferences.find(table, shown, initCommands, dialect, differences);
        return differences;
    }

    private void compareFeatures(Table table, ShownTable shown) {
        String mapping = textOf(table);
        TiDBFeature.in(mapping).stream()
                .filter(feature -> !TiDBFeature.isAmong(shown.features(), feature))
                .forEach(missing::add);
        surplus.addAll(TiDBFeature.surplus(shown.features(), mapping));
    }

    private void comparePartitions(@Nullable Partitions mapped, @Nullable Partitions shown, String mapping) {
        if (mapped == null) {
            if (shown != null && SqlText.after(mapping, "partition by") < 0) {
                surplus.add("partition by" + shown.head());
            }
        } else if (shown == null || !mapped.dividesLike(shown)) {
            missing.add("partition by" + mapped.head());
        } else if (!mapped.ranges().isEmpty()) {
            missing.addAll(mapped.movedIn(shown));
            Stream.of(shown.ranges().keySet())
                    .flatMap(names -> names.stream())
                    .filter(name -> !mapped.ranges().containsKey(name))
                    .forEach(name -> additions.add("has a partition " + name));
            mapped.ranges().keySet().stream()
                    .filter(name -> !shown.ranges().containsKey(name))
                    .forEach(name -> additions.add("has no partition " + name));
        }
    }

    private void compareComments(String what, @Nullable String mapped, String shown, String mapping) {
        String expected = mapped == null ? "" : mapped;
        if (expected.isEmpty()) {
            if (!shown.isEmpty() && !mapping.toLowerCase(Locale.ROOT).contains("comment")) {
                additions.add("has a " + what + " '" + shown + "'");
            }
        } else if (!expected.equals(shown)) {
            missing.add("the " + what + " '" + mapped + "'");
        }
    }

    private void compareColumns(Column column, ShownTable.Column shown) {
        String definition = Objects.toString(column.getSqlType(), "");
        compareComments("comment on " + column.getName(), column.getComment(), shown.comment(), definition);
        String mapped = column.getGeneratedAs();
        if (mapped == null) {
            if (shown.generatedAs() != null && SqlText.after(definition, "as") < 0) {
                surplus.add(column.getName() + " generated always as (" + shown.generatedAs() + ")");
            }
        } else if (shown.generatedAs() == null || !SqlExpression.same(mapped, shown.generatedAs())) {
            missing.add(column.getName() + " generated always as (" + mapped + ")");
        }
    }

    private static @Nullable Partitions partitionsOf(Table table) {
        return table.getOptions() == null ? null : Partitions.in(table.getOptions());
    }

    /** All free text of the mapping: options of the table, of its columns and its key, and the types of columns. */
    private static String textOf(Table table) {
        Stream<@Nullable String> ofColumns =
                table.getColumns().stream().flatMap(column -> Stream.of(column.getOptions(), column.getSqlType()));
        Stream<@Nullable String> ofKey =
                table.hasPrimaryKey() ? Stream.of(table.getPrimaryKey().getOptions()) : Stream.of();
        return Stream.of(Stream.ofNullable(table.getOptions()), ofColumns, ofKey)
                .flatMap(texts -> texts)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    /** At most two lines: what is not as it is mapped, and what has been added. */
    void log(String table) {
        if (!missing.isEmpty() || !surplus.isEmpty()) {
            String lacks = missing.isEmpty() ? "" : " does not show " + String.join(", ", missing);
            String has = surplus.isEmpty() ? "" : " shows what the mapping lacks: " + String.join(", ", surplus);
            LOG.warnf(
                    "The table %s is not what its mapping says, and Hibernate does not alter it: the server%s%s.",
                    table, lacks, lacks.isEmpty() || has.isEmpty() ? has : ", and" + has);
        }
        if (!additions.isEmpty()) {
            LOG.infof("The table %s differs from its mapping, as it may: it %s.", table, String.join(", ", additions));
        }
    }
}
