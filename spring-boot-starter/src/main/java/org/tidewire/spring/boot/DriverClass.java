package org.tidewire.spring.boot;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.tidewire.spi.DatabaseSupport;

/**
 * Names the driver of a URL that only Tidewire's own driver takes. Spring Boot does not know its prefix, and would take the
 * driver of an embedded database, where one is on the class path.
 */
final class DriverClass implements EnvironmentPostProcessor {
    private static final String URL = "spring.datasource.url";
    private static final String DRIVER_CLASS = "spring.datasource.driver-class-name";

    DriverClass() {}

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String url = environment.getProperty(URL);
        if (url == null || environment.containsProperty(DRIVER_CLASS)) {
            return;
        }
        DatabaseSupport.ofUrl(url)
                .map(DatabaseSupport::driverClassName)
                .ifPresent(driver -> environment
                        .getPropertySources()
                        .addLast(new MapPropertySource("tidewire", Map.of(DRIVER_CLASS, driver))));
    }
}
