package org.tidewire.benchmarks;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.tidewire.benchmarks.boot.BootBenchmark;
import org.tidewire.benchmarks.boot.BootedApplication;
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.wire.Cost;
import org.tidewire.benchmarks.wire.WireMeter;
import org.tidewire.benchmarks.write.Workload;
import org.tidewire.benchmarks.write.WriteBenchmark;
import org.tidewire.benchmarks.write.WriteOperation;
import org.tidewire.benchmarks.write.WriteVariant;

/** What passes over the wire, counted apart from the time, which a proxy in between would change. */
final class Costs {
    private Costs() {}

    /**
     * Runs what JMH has run once more, through a {@link WireMeter}.
     *
     * @param engine where
     * @param params what
     * @return what it cost, or {@code null} for a benchmark that is not counted
     */
    static @Nullable Cost of(Engine engine, BenchmarkParams params) {
        String benchmark = params.getBenchmark();
        if (benchmark.startsWith(WriteBenchmark.class.getName())) {
            return ofWrite(
                    engine,
                    WriteVariant.valueOf(params.getParam("variant")),
                    WriteOperation.valueOf(params.getParam("operation")),
                    Integer.parseInt(params.getParam("rows")),
                    Integer.parseInt(params.getParam("batchSize")));
        }
        if (benchmark.startsWith(BootBenchmark.class.getName())) {
            return ofBoot(
                    engine,
                    ComparedDialect.valueOf(params.getParam("dialect")),
                    Integer.parseInt(params.getParam("entities")),
                    Boolean.parseBoolean(params.getParam("validate")));
        }
        return null;
    }

    /** What it costs to write or read rows. */
    static Cost ofWrite(Engine engine, WriteVariant variant, WriteOperation operation, int rows, int batchSize) {
        try (WireMeter meter = WireMeter.before(engine.hostAndPort());
                Workload workload = variant.open(engine.behind(meter.hostAndPort()), rows, batchSize)) {
            return Cost.of(meter, new Cost.Operation() {
                @Override
                public void prepare() {
                    operation.prepare(workload);
                }

                @Override
                public void run() {
                    operation.run(workload);
                }
            });
        }
    }

    /** What it costs to boot. */
    static Cost ofBoot(Engine engine, ComparedDialect dialect, int entities, boolean validate) {
        try (WireMeter meter = WireMeter.before(engine.hostAndPort());
                BootedApplication application =
                        new BootedApplication(engine.behind(meter.hostAndPort()), dialect, entities)) {
            return Cost.of(meter, () -> application.start(validate));
        }
    }
}
