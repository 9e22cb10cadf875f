package org.tidewire.testkit.junit;

import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.tidewire.testkit.server.EmbeddedPostgreSQL;

/** One server for the run, one database for each class. */
final class PostgreSQLExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(PostgreSQLExtension.class);

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
        EmbeddedPostgreSQL server = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(EmbeddedPostgreSQL.class, key -> start(), EmbeddedPostgreSQL.class);
        return new PostgreSQLDatabase(
                server.createDatabase("it_" + test.getSimpleName().toLowerCase(Locale.ROOT)));
    }

    private static EmbeddedPostgreSQL start() {
        EmbeddedPostgreSQL server = EmbeddedPostgreSQL.start();
        say("engine for PostgreSQL: " + server.description());
        return server;
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println("[tidewire] " + line);
    }
}
