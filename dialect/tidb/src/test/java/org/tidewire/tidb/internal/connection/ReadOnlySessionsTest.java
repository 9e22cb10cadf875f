package org.tidewire.tidb.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.service.spi.Configurable;
import org.hibernate.service.spi.InjectService;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.service.spi.Stoppable;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.rendering.Rendering;

class ReadOnlySessionsTest {
    private static Optional<SQLException> refused() {
        return Optional.of(
                new SQLException("function READ ONLY has only noop implementation in tidb now", "42000", 1235));
    }

    @Test
    void aConnectionIsMarkedWhereTiDBTakesIt() {
        RecordingProvider provider = new RecordingProvider(Optional.empty());
        try (Rendering rendering = rendering("8.0.11-TiDB-v8.5.4", provider)) {
            readOnlySession(rendering.sessionFactory());
            readOnlySession(rendering.sessionFactory());
        }
        assertThat(provider.calls)
                .containsExactly(
                        "setReadOnly true",
                        "setReadOnly false",
                        "close",
                        "setReadOnly true",
                        "setReadOnly false",
                        "close",
                        "stop");
    }

    @Test
    void aConnectionIsNotMarkedOnceTiDBHasRefusedIt() {
        RecordingProvider provider = new RecordingProvider(refused());
        try (Rendering rendering = rendering("8.0.11-TiDB-v8.5.4", provider)) {
            readOnlySession(rendering.sessionFactory());
            readOnlySession(rendering.sessionFactory());
        }
        assertThat(provider.calls).containsExactly("setReadOnly true", "close", "close", "stop");
    }

    @Test
    void anotherErrorIsThrownAndTheConnectionGivenBack() {
        RecordingProvider provider = new RecordingProvider(Optional.of(new SQLException("gone", "08S01", 0)));
        try (Rendering rendering = rendering("8.0.11-TiDB-v8.5.4", provider)) {
            assertThatThrownBy(() -> readOnlySession(rendering.sessionFactory()))
                    .isInstanceOf(HibernateException.class)
                    .hasMessageContaining("gone");
        }
        assertThat(provider.calls).containsExactly("setReadOnly true", "close", "stop");
    }

    @Test
    void anotherDatabaseIsLeftToHibernate() {
        RecordingProvider provider = new RecordingProvider(refused());
        try (Rendering rendering = rendering("8.0.36", provider)) {
            assertThatThrownBy(() -> readOnlySession(rendering.sessionFactory()))
                    .isInstanceOf(HibernateException.class)
                    .hasMessageContaining("READ ONLY");
        }
        assertThat(provider.calls).startsWith("setReadOnly true");
    }

    @Test
    void theProviderIsInjectedConfiguredAndStaysTheServiceOfTheRegistry() {
        RecordingProvider provider = new RecordingProvider(Optional.empty());
        try (Rendering rendering = rendering("8.0.11-TiDB-v8.5.4", provider)) {
            ServiceRegistryImplementor ofSessionFactory = rendering
                    .sessionFactory()
                    .unwrap(SessionFactoryImplementor.class)
                    .getServiceRegistry();
            assertThat(ofSessionFactory.requireService(ConnectionProvider.class).unwrap(RecordingProvider.class))
                    .isSameAs(provider);
            assertThat(ofSessionFactory.getParentServiceRegistry().requireService(ConnectionProvider.class))
                    .isSameAs(provider);
            assertThat(provider.injected).isTrue();
            assertThat(provider.configured).isTrue();
        }
    }

    private static Rendering rendering(String version, RecordingProvider provider) {
        return Rendering.of("MySQL", version, Map.of(AvailableSettings.CONNECTION_PROVIDER, provider));
    }

    private static void readOnlySession(SessionFactory factory) {
        try (var session = factory.withOptions().readOnly(true).openSession()) {
            session.doWork(connection -> {});
        }
    }

    /** Its connections do nothing but throw, if they are to, when they are marked. */
    public static final class RecordingProvider implements ConnectionProvider, Configurable, Stoppable {
        private final List<String> calls = new ArrayList<>();
        private final transient Optional<SQLException> answer;
        private boolean injected;
        private boolean configured;

        RecordingProvider(Optional<SQLException> answer) {
            this.answer = answer;
        }

        @InjectService
        public void setConfigurationService(ConfigurationService service) {
            injected = service != null;
        }

        @Override
        public void configure(Map<String, Object> configurationValues) {
            configured = true;
        }

        @Override
        public Connection getConnection() {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("setReadOnly")) {
                            calls.add("setReadOnly " + arguments[0]);
                            if (answer.isPresent()) {
                                throw answer.get();
                            }
                        }
                        return method.getReturnType() == boolean.class ? false : null;
                    });
        }

        @Override
        public void closeConnection(Connection connection) {
            calls.add("close");
        }

        @Override
        public void stop() {
            calls.add("stop");
        }

        @Override
        public boolean supportsAggressiveRelease() {
            return false;
        }

        @Override
        public boolean isUnwrappableAs(Class<?> unwrapType) {
            return unwrapType.isInstance(this);
        }

        @Override
        public <T> T unwrap(Class<T> unwrapType) {
            return unwrapType.cast(this);
        }
    }
}
