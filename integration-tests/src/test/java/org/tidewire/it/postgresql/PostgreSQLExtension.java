package org.tidewire.it.postgresql;

import java.util.Locale;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.tidewire.testkit.server.InstalledPostgreSQL;

/** One server for the run, one database for each class. */
final class PostgreSQLExtension implements ExecutionCondition, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(PostgreSQLExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (InstalledPostgreSQL.isInstalled()) {
            return ConditionEvaluationResult.enabled("PostgreSQL is installed");
        }
        String reason = "needs PostgreSQL: install Debian's package postgresql";
        if (context.getTestMethod().isEmpty()) {
            say("skipped " + context.getDisplayName() + ": " + reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PostgreSQLDatabase.class;
    }

    @Override
    public PostgreSQLDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(test, key -> create(test, context), PostgreSQLDatabase.class);
    }

    private static PostgreSQLDatabase create(Class<?> test, ExtensionContext context) {
        InstalledPostgreSQL server = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(InstalledPostgreSQL.class, key -> start(), InstalledPostgreSQL.class);
        return new PostgreSQLDatabase(
                server.createDatabase("it_" + test.getSimpleName().toLowerCase(Locale.ROOT)));
    }

    private static InstalledPostgreSQL start() {
        InstalledPostgreSQL server = InstalledPostgreSQL.start();
        say("engine for PostgreSQL: " + server.description() + ", out of Debian's package");
        return server;
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println("[tidewire] " + line);
    }
}
