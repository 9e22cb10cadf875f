package org.tidewire.testkit.junit;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.tidewire.testkit.engine.EngineSource;

/**
 * Gives a test class its own database on the engine of this run, and looks at what was sent when the class is done. The engine is the
 * one of the class's tag.
 */
final class EngineExtension
        implements ExecutionCondition,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(EngineExtension.class);
    private static final String FACTORIES_BEFORE = "factories before this test";

    private static EngineSource source(ExtensionContext context) {
        return context.getTags().stream()
                .flatMap(tag -> EngineSource.find(tag).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(context.getDisplayName() + " has no tag of an engine"));
    }

    /** Skips the class where this machine has no engine for it. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return EngineStart.of(source(context), context)
                .unavailable()
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("there is an engine, or it fails the tests"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        context.getStore(NAMESPACE).put(FACTORIES_BEFORE, database(context).openFactories());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        database(context)
                .closeFactoriesDownTo(requireNonNull(context.getStore(NAMESPACE).get(FACTORIES_BEFORE, Integer.class)));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Closing open = context.getStore(NAMESPACE).get(TestDatabase.class, Closing.class);
        if (open != null) {
            List<String> statements = open.database().takeStatements();
            StatementChecks.of(source(context).tag()).forEach(check -> check.check(statements));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return database(context);
    }

    /** Nested classes find the database of the class around them, as a store looks into its parents. */
    private TestDatabase database(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(TestDatabase.class, key -> open(context), Closing.class)
                .database();
    }

    private Closing open(ExtensionContext context) {
        try {
            EngineSource source = source(context);
            return new Closing(
                    new TestDatabase(source, EngineStart.of(source, context).orFail(), context.getRequiredTestClass()));
        } catch (SQLException e) {
            throw new IllegalStateException("no database for " + context.getDisplayName() + ": " + e.getMessage(), e);
        }
    }

    /** JUnit closes it with the store of the class. */
    private record Closing(TestDatabase database) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            database.drop();
        }
    }
}
