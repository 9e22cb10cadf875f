package org.tidewire.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** With H2 on the class path, whose driver Spring Boot would take. */
class DriverClassTest {
    private static final String PROPERTY = "spring.datasource.driver-class-name";

    @SpringBootConfiguration(proxyBeanMethods = false)
    static class Empty {}

    @Test
    void theDriverIsNamed() {
        assertThat(driver("--spring.datasource.url=jdbc:databend+mysql://127.0.0.1:3307/shop"))
                .isEqualTo("org.tidewire.databend.jdbc.DatabendDriver");
    }

    @Test
    void theUsersOwnStays() {
        assertThat(driver(
                        "--spring.datasource.url=jdbc:databend+mysql://127.0.0.1:3307/shop", "--" + PROPERTY + "=mine"))
                .isEqualTo("mine");
    }

    @Test
    void otherUrlsAreLeftAlone() {
        assertThat(driver("--spring.datasource.url=jdbc:mysql://127.0.0.1:4000/shop"))
                .isNull();
        assertThat(driver()).isNull();
    }

    private static String driver(String... arguments) {
        SpringApplication application = new SpringApplicationBuilder(Empty.class)
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .logStartupInfo(false)
                .build();
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            return context.getEnvironment().getProperty(PROPERTY);
        }
    }
}
