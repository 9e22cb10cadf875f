package org.tidewire.samples.crmweb;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;
import org.tidewire.testkit.server.EmbeddedServer;
import org.tidewire.testkit.server.SampleServer;

/** Starts a server where no URL is given, and stops it with the application. */
final class EmbeddedDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final String URL = "spring.datasource.url";
    /** What really runs, for people to read. */
    static final String DESCRIPTION = "crm.database";

    private static final String DATABASE = "crm_web";

    EmbeddedDatabase() {}

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getEnvironment().containsProperty(URL)) {
            return;
        }
        SampleServer server = EmbeddedServer.start();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("embedded database", properties(server)));
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> server.close());
    }

    private static Map<String, Object> properties(SampleServer server) {
        return Map.of(
                URL,
                server.jdbcUrl(DATABASE),
                "spring.datasource.username",
                server.user(),
                "spring.datasource.password",
                server.password(),
                DESCRIPTION,
                server.description(),
                // Detection rightly leaves a stand-in to Hibernate's own dialects, and it has no version of TiDB.
                "spring.jpa.database-platform",
                "org.tidewire.tidb.TiDBDialect",
                "spring.jpa.properties.jakarta.persistence.database-product-name",
                "TiDB",
                "spring.jpa.properties.jakarta.persistence.database-product-version",
                "8.5.4",
                "spring.jpa.hibernate.ddl-auto",
                "create");
    }
}
