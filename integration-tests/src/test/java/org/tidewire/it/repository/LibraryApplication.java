package org.tidewire.it.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.config.EnableJpaAuditing;
import org.tidewire.testkit.junit.TestDatabase;

/** An application with the starter, whose repositories are those of this package. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@AutoConfigurationPackage
@EnableJpaAuditing(auditorAwareRef = "clerk", dateTimeProviderRef = "clerk")
public class LibraryApplication {
    @Bean
    Clerk clerk() {
        return new Clerk();
    }

    static ConfigurableApplicationContext start(TestDatabase database, String ddlAuto, String... more) {
        return start(LibraryApplication.class, database, ddlAuto, more);
    }

    /** Starts any application. The pool is the test's own, so that the statements are seen, and parsed. */
    public static ConfigurableApplicationContext start(
            Class<?> application, TestDatabase database, String ddlAuto, String... more) {
        Map<String, Object> settings = database.settings();
        DataSource dataSource = (DataSource) settings.remove(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE);
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.jpa.hibernate.ddl-auto=" + ddlAuto,
                "--spring.jpa.open-in-view=false",
                "--spring.jpa.properties.hibernate.hbm2ddl.halt_on_error=true",
                "--spring.jpa.properties.hibernate.jdbc.batch_size=50",
                "--spring.jpa.properties.hibernate.jdbc.time_zone=UTC",
                "--spring.jpa.properties.hibernate.order_inserts=true",
                "--spring.jpa.properties.hibernate.order_updates=true",
                "--logging.level.root=warn",
                // Conflicts and refusals are made on purpose here.
                "--logging.level.org.hibernate.orm.jdbc.error=off",
                "--logging.level.org.hibernate.orm.jdbc.batch=off",
                "--logging.level.org.springframework=off"));
        settings.forEach((name, value) -> arguments.add("--spring.jpa.properties." + name + "=" + value));
        arguments.addAll(List.of(more));
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .initializers(context -> context.getBeanFactory().registerSingleton("dataSource", dataSource))
                .run(arguments.toArray(String[]::new));
    }
}
