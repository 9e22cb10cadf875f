package org.tidewire.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.retry.TransactionRunner;
import org.tidewire.benchmarks.write.WriteVariant;

/** What a cell is called in the report: what is compared by its label, all else above. */
final class Naming {
    private Naming() {}

    static String group(Cell cell) {
        String others = cell.group().entrySet().stream()
                .map(entry -> inGroup(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return cell.suite().title() + (others.isEmpty() ? "" : ": " + others);
    }

    private static String inGroup(String parameter, String value) {
        return switch (parameter) {
            case "operation", "locking", "query" -> value.toLowerCase(Locale.ROOT);
            case "batchSize" -> "batches of " + grouped(value);
            case "validate" -> Boolean.parseBoolean(value) ? "with validation" : "without validation";
            default -> grouped(value) + " " + parameter;
        };
    }

    private static String grouped(String number) {
        return String.format(Locale.ROOT, "%,d", Integer.parseInt(number));
    }

    static String row(Cell cell) {
        String value = cell.value(cell.compared());
        return switch (cell.compared()) {
            case "variant" -> WriteVariant.valueOf(value).label();
            case "dialect" -> ComparedDialect.valueOf(value).label();
            case "runner" -> TransactionRunner.valueOf(value).label();
            case "clients" -> value.equals("1") ? "1 client" : value + " clients";
            default ->
                value.equals("1") ? "Tidewire, statement by statement" : "Tidewire, batches of " + grouped(value);
        };
    }

    /** The sizes that writing depends on, as columns. */
    static Map<String, String> sizes(Cell cell) {
        Map<String, String> sizes = new LinkedHashMap<>();
        if (List.of(Suite.WRITE, Suite.BATCH).contains(cell.suite())) {
            sizes.put("batch size", cell.value("batchSize"));
            Integer allocation = cell.suite() == Suite.WRITE
                    ? WriteVariant.valueOf(cell.value("variant")).allocationSize()
                    : Integer.valueOf(WriteVariant.ALLOCATION_SIZE);
            sizes.put("allocation size", allocation == null ? "none" : allocation.toString());
        }
        return sizes;
    }
}
