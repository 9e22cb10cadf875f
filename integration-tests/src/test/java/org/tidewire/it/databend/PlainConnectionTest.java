package org.tidewire.it.databend;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.it.engine.DatabendTest;
import org.tidewire.it.engine.TestDatabase;

/** A session factory over {@code jdbc:mysql:} to Databend. */
@DatabendTest
class PlainConnectionTest {
    @Entity(name = "Plain")
    static class Plain {
        @Id
        Long id;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Databend", "org.hibernate.dialect.MySQLDialect"})
    void isRefusedWithTheRightUrl(String dialect, TestDatabase database) {
        Map<String, Object> settings = new HashMap<>();
        if (!dialect.isEmpty()) {
            settings.put("hibernate.dialect", dialect);
        }
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("plain");
        configuration
                .managedClasses(Plain.class)
                .properties(settings)
                .jdbcUrl(database.plainUrl() + "?connectTimeout=20000")
                .jdbcCredentials(database.user(), database.password());

        assertThatThrownBy(configuration::createEntityManagerFactory)
                .hasMessage(database.plainUrl() + " leads to Databend 1.2.895, on which Connector/J alone has neither"
                        + " transactions nor right update counts: use " + database.url() + " instead");
    }
}
