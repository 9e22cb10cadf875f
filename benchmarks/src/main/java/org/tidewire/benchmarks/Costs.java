package org.tidewire.benchmarks;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.tidewire.benchmarks.boot.BootBenchmark;
import org.tidewire.benchmarks.boot.BootedApplication;
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.retry.Accounts;
import org.tidewire.benchmarks.retry.Locking;
import org.tidewire.benchmarks.retry.RetryBenchmark;
import org.tidewire.benchmarks.retry.TransactionRunner;
import org.tidewire.benchmarks.translation.Bookshelf;
import org.tidewire.benchmarks.translation.ComparedQuery;
import org.tidewire.benchmarks.translation.QueryBenchmark;
import org.tidewire.benchmarks.wire.Cost;
import org.tidewire.benchmarks.wire.WireMeter;
import org.tidewire.benchmarks.write.DatabendBatchBenchmark;
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
        if (benchmark.startsWith(QueryBenchmark.class.getName())) {
            return ofQuery(
                    engine,
                    ComparedDialect.valueOf(params.getParam("dialect")),
                    ComparedQuery.valueOf(params.getParam("query")));
        }
        if (benchmark.startsWith(RetryBenchmark.class.getName())) {
            return ofTransfer(engine, TransactionRunner.valueOf(params.getParam("runner")));
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

    /** What it costs to write entities to Databend; once, since its caches hold nothing that takes long to fill. */
    static Cost ofBatch(Engine engine, WriteOperation operation, int rows, int batchSize) {
        try (WireMeter meter = WireMeter.before(engine.hostAndPort());
                Workload workload = DatabendBatchBenchmark.open(engine.behind(meter.hostAndPort()), rows, batchSize)) {
            operation.prepare(workload);
            return Cost.once(meter, () -> operation.run(workload));
        }
    }

    /** What it costs to ask. */
    static Cost ofQuery(Engine engine, ComparedDialect dialect, ComparedQuery query) {
        try (WireMeter meter = WireMeter.before(engine.hostAndPort());
                Bookshelf books = new Bookshelf(engine.behind(meter.hostAndPort()), dialect)) {
            return Cost.of(meter, () -> books.ask(query));
        }
    }

    /** What a transaction costs that meets nobody. */
    static Cost ofTransfer(Engine engine, TransactionRunner runner) {
        try (WireMeter meter = WireMeter.before(engine.hostAndPort());
                Accounts accounts = new Accounts(engine.behind(meter.hostAndPort()), 2, 1, Locking.PESSIMISTIC)) {
            return Cost.of(meter, () -> accounts.transfer(runner, 0, 1, () -> {}));
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
