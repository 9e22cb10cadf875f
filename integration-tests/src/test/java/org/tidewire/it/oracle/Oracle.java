package org.tidewire.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.tidewire.it.oracle.grammar.Grammar;
import org.tidewire.it.oracle.model.Model;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Statement;
import org.tidewire.testkit.junit.TestDatabase;

/** Runs generated statements on H2 and on the tested database, and compares what they answer. */
final class Oracle {
    /** So large a part of the statements has to be compared, or the run proves too little. */
    private static final double COMPARED = 0.6;

    private final OracleOptions options;
    private final ReferenceDatabase reference;
    private final OracleDatabase tested;
    private final OracleReport report = new OracleReport();

    private Oracle(OracleOptions options, ReferenceDatabase reference, OracleDatabase tested) {
        this.options = options;
        this.reference = reference;
        this.tested = tested;
    }

    /** Fails with the reduced statements, if there are faults. {@code filled} runs when the tables have their rows. */
    static void ask(String name, TestDatabase database, Map<String, ?> settings, Consumer<Session> filled) {
        ask(name, database, settings, Map.of(), filled, OracleOptions.ofSystemProperties(), COMPARED);
    }

    /** The same, with settings of both databases that vary the mapping, and other options than the system properties have. */
    static void ask(
            String name,
            TestDatabase database,
            Map<String, ?> settings,
            Map<String, ?> mapping,
            Consumer<Session> filled,
            OracleOptions options,
            double compared) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(mapping);
        SessionFactory factory = database.sessionFactory(all, Model.entities());
        boolean hasLimits = options.areas().contains(Area.LIMITS);
        try (ReferenceDatabase reference = new ReferenceDatabase(OracleDatabase.LIMIT, mapping, hasLimits)) {
            OracleDatabase tested =
                    new OracleDatabase(factory, () -> database.statements().count(), hasLimits);
            factory.inSession(filled);
            Oracle oracle = new Oracle(options, reference, tested);
            if (!options.hql().isEmpty()) {
                options.hql()
                        .forEach(hql -> database.statements()
                                .sqlDuring(() -> oracle.show(Statement.query(hql)))
                                .forEach(System.out::println));
                return;
            }
            oracle.run();
            System.out.println("Oracle for " + name + ", seed " + options.seeds() + ": " + oracle.report);
            oracle.check(compared);
        }
    }

    private void show(Statement statement) {
        System.out.println("H2:     " + reference.execute(statement));
        System.out.println("tested: " + tested.execute(statement));
        System.out.println(verdict(statement));
    }

    private void run() {
        Grammar grammar = new Grammar(options.areas());
        for (long seed : options.seeds()) {
            if (!ask(grammar::statement, seed, options.queries()) || !ask(grammar::joins, seed, options.joins())) {
                return;
            }
        }
    }

    private boolean ask(LongFunction<Statement> grammar, long seed, int queries) {
        for (int i = 0; i < queries; i++) {
            if (report.faults().size() >= options.faults() || !ask(grammar, seed + i)) {
                return false;
            }
            if (report.total() % 500 == 0) {
                System.out.println(report.counts());
            }
        }
        return true;
    }

    /** Whether the server can go on: with what has timed out it does so until its memory ends. */
    private boolean ask(LongFunction<Statement> grammar, long seed) {
        Statement statement = grammar.apply(seed);
        if (options.shown()) {
            System.out.println(seed + ": " + statement.hql() + " " + statement.parameters());
        }
        Verdict verdict = verdict(statement);
        report.add(verdict);
        if (verdict instanceof Verdict.Fault fault) {
            report.addFault(describe(seed, statement, fault));
            System.out.println(report.faults().get(report.faults().size() - 1));
            return fault.kind() != Verdict.Fault.Kind.TIMED_OUT;
        }
        if (options.shown()) {
            System.out.println("    " + verdict);
        }
        return true;
    }

    private Verdict verdict(Statement statement) {
        Outcome expected = reference.execute(statement);
        return Verdict.of(statement, expected, tested);
    }

    private String describe(long seed, Statement statement, Verdict.Fault fault) {
        if (fault.kind() == Verdict.Fault.Kind.TIMED_OUT) {
            return "seed %d, %s: %s %s".formatted(seed, fault.kind(), statement.hql(), statement.parameters());
        }
        Statement reduced = Reduction.reduce(statement, smaller -> isAlike(smaller, fault));
        String shown = verdict(reduced) instanceof Verdict.Fault found
                ? "%n  expected %s%n  actual   %s".formatted(found.expected(), found.actual())
                : " (not repeatable)";
        return "seed %d, %s: %s %s%s".formatted(seed, fault.kind(), reduced.hql(), reduced.parameters(), shown);
    }

    private boolean isAlike(Statement statement, Verdict.Fault fault) {
        return verdict(statement) instanceof Verdict.Fault found && found.kind() == fault.kind();
    }

    private void check(double compared) {
        assertThat(report.faults())
                .as("faults of %d statements", report.total())
                .isEmpty();
        assertThat(report.compared())
                .as("compared of %d statements", report.total())
                .isGreaterThan((int) (report.total() * compared));
    }
}
