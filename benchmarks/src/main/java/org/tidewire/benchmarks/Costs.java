package org.tidewire.benchmarks;

import org.jspecify.annotations.Nullable;
import org.tidewire.benchmarks.boot.BootedApplication;
import org.tidewire.benchmarks.engine.ComparedDialect;
import org.tidewire.benchmarks.engine.Engine;
import org.tidewire.benchmarks.retry.Accounts;
import org.tidewire.benchmarks.retry.Clients;
import org.tidewire.benchmarks.retry.Locking;
import org.tidewire.benchmarks.retry.TransactionRunner;
import org.tidewire.benchmarks.translation.Bookshelf;
import org.tidewire.benchmarks.translation.ComparedQuery;
import org.tidewire.benchmarks.wire.Cost;
import org.tidewire.benchmarks.wire.WireCount;
import org.tidewire.benchmarks.wire.WireMeter;
import org.tidewire.benchmarks.write.DatabendBatchBenchmark;
import org.tidewire.benchmarks.write.Workload;
import org.tidewire.benchmarks.write.WriteOperation;
import org.tidewire.benchmarks.write.WriteVariant;

/** What passes over the wire, counted apart from the time, which a proxy in between would change. */
final class Costs {
    /** How many transfers there are, at least, where clients meet: as many for each. */
    private static final int MEETINGS = 200;

    private Costs() {}

    /**
     * Runs what JMH has run once more, through a {@link WireMeter}.
     *
     * @param engine where
     * @param cell what
     * @return what it cost, or {@code null} where there is no wire, or where it is counted while it is timed
     */
    static @Nullable Cost of(Engine engine, Cell cell) {
        return switch (cell.suite()) {
            case WRITE ->
                ofWrite(
                        engine,
                        WriteVariant.valueOf(cell.value("variant")),
                        WriteOperation.valueOf(cell.value("operation")),
                        number(cell, "rows"),
                        number(cell, "batchSize"));
            case QUERY ->
                ofQuery(
                        engine,
                        ComparedDialect.valueOf(cell.value("dialect")),
                        ComparedQuery.valueOf(cell.value("query")));
            case RETRY -> ofTransfer(engine, TransactionRunner.valueOf(cell.value("runner")));
            case CONTENTION ->
                ofContention(
                        engine,
                        Locking.valueOf(cell.value("locking")),
                        number(cell, "accounts"),
                        number(cell, "clients"));
            case BOOT ->
                ofBoot(
                        engine,
                        ComparedDialect.valueOf(cell.value("dialect")),
                        number(cell, "entities"),
                        Boolean.parseBoolean(cell.value("validate")));
            case BATCH, TRANSLATION, OVERHEAD -> null;
        };
    }

    private static int number(Cell cell, String parameter) {
        return Integer.parseInt(cell.value(parameter));
    }

    /** What it costs to write or read rows. */
    static Cost ofWrite(Engine engine, WriteVariant variant, WriteOperation operation, int rows, int batchSize) {
        try (WireMeter meter = WireMeter.before(engine.hostAndPort());
                Workload workload = variant.open(engine.behind(meter.hostAndPort()), rows, batchSize)) {
            operation.prepare(workload);
            return Cost.of(meter, new Cost.Operation() {
                @Override
                public void prepareAgain() {
                    operation.prepareAgain(workload);
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
                Accounts accounts = new Accounts(engine.behind(meter.hostAndPort()), 2, 1, Locking.firstOf(engine))) {
            return Cost.of(meter, () -> accounts.transfer(runner, 0, 1, () -> {}));
        }
    }

    /**
     * What a commit costs, with all that is repeated for it, among clients that want the same rows. Who gives up sends
     * too, and is part of what it costs the others.
     */
    static Cost ofContention(Engine engine, Locking locking, int accounts, int clients) {
        try (WireMeter meter = WireMeter.before(engine.hostAndPort());
                Accounts all = new Accounts(engine.behind(meter.hostAndPort()), accounts, clients, locking);
                Clients threads = new Clients(all, clients)) {
            threads.transferEach(1);
            meter.take();
            Clients.Outcome outcome = threads.transferEach((MEETINGS + clients - 1) / clients);
            WireCount wire = meter.take();
            all.check();
            if (outcome.commits() == 0) {
                throw new IllegalStateException("of " + outcome.attempts() + " attempts none was committed");
            }
            return new Cost(wire.dividedBy(outcome.commits()), 0);
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
