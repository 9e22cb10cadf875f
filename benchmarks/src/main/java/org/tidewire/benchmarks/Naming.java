package org.tidewire.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.retry.TransactionRunner;
import org.tidewire.benchmarks.write.WriteVariant;

/** What a benchmark and its parameters are called in the report: those that are compared by their labels, all else above. */
final class Naming {
    /** Parameters that tell rows of one group apart, or that have a column of their own. */
    private static final List<String> IN_ROWS = List.of("variant", "dialect", "runner", "clients", "batchSize");

    private Naming() {}

    static String group(BenchmarkParams params) {
        return Suite.of(params.getBenchmark()).title()
                + params.getParamsKeys().stream()
                        .filter(name -> !IN_ROWS.contains(name))
                        .map(name -> name + " " + params.getParam(name).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ", ": ", ""))
                        .replaceFirst(": $", "");
    }

    static String row(BenchmarkParams params) {
        return params.getParamsKeys().stream()
                .flatMap(name -> label(name, params.getParam(name)).stream())
                .findFirst()
                .orElseGet(() -> "1".equals(params.getParam("batchSize"))
                        ? "Tidewire, statement by statement"
                        : "Tidewire, in batches");
    }

    private static Optional<String> label(String parameter, String value) {
        return switch (parameter) {
            case "variant" -> Optional.of(WriteVariant.valueOf(value).label());
            case "dialect" -> Optional.of(ComparedDialect.valueOf(value).label());
            case "runner" -> Optional.of(TransactionRunner.valueOf(value).label());
            case "clients" -> Optional.of(value.equals("1") ? "1 client" : value + " clients");
            default -> Optional.empty();
        };
    }

    /** The sizes that writing depends on, as columns. */
    static Map<String, String> sizes(BenchmarkParams params) {
        Map<String, String> sizes = new LinkedHashMap<>();
        if (params.getParamsKeys().contains("batchSize")) {
            sizes.put("batch size", params.getParam("batchSize"));
            Integer allocation = params.getParamsKeys().contains("variant")
                    ? WriteVariant.valueOf(params.getParam("variant")).allocationSize()
                    : Integer.valueOf(WriteVariant.ALLOCATION_SIZE);
            sizes.put("allocation size", allocation == null ? "none" : allocation.toString());
        }
        return sizes;
    }
}
