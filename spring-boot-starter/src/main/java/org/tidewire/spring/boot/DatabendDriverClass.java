package org.tidewire.spring.boot;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Names the driver for {@code jdbc:databend+mysql:}. Spring Boot does not know that prefix, and would take the driver of an
 * embedded database, where one is on the class path.
 */
final class DatabendDriverClass implements EnvironmentPostProcessor {
    static final String DRIVER = "org.tidewire.databend.jdbc.DatabendDriver";

    private static final String URL = "spring.datasource.url";
    private static final String DRIVER_CLASS = "spring.datasource.driver-class-name";

    DatabendDriverClass() {}

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String url = environment.getProperty(URL);
        if (url != null && url.startsWith("jdbc:databend+mysql:") && !environment.containsProperty(DRIVER_CLASS)) {
            environment.getPropertySources().addLast(new MapPropertySource("tidewire", Map.of(DRIVER_CLASS, DRIVER)));
        }
    }
}
