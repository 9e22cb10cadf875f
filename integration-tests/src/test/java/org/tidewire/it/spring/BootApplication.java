package org.tidewire.it.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.tidewire.testkit.junit.TestDatabase;

/** An application with the starter, and nothing that a user would not write. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@AutoConfigurationPackage
class BootApplication {
    @Bean
    BankService bank(EntityManager entityManager) {
        return new BankService(entityManager);
    }

    @Bean
    CountingListener countingListener() {
        return new CountingListener();
    }

    @Bean
    AccountCheck accountCheck() {
        return new AccountCheck();
    }

    /** Work at the start, as an application may have it. */
    @Bean
    ApplicationRunner atStart(BankService bank, Environment environment) {
        return arguments -> {
            if (environment.getProperty("it.serializable", boolean.class, false)) {
                bank.serializableBalance(1);
            }
        };
    }

    static ConfigurableApplicationContext start(
            TestDatabase database, String url, Map<String, String> more, Class<?>... sources) {
        Map<String, String> all = new LinkedHashMap<>(more);
        if (database.isStandIn() && database.product().equals("TiDB")) {
            // It is not TiDB, and detection rightly leaves it alone.
            all.putIfAbsent("spring.jpa.database-platform", "org.tidewire.tidb.TiDBDialect");
        }
        return start(url, database.user(), database.password(), all, sources);
    }

    static ConfigurableApplicationContext start(
            String url, String user, String password, Map<String, String> more, Class<?>... sources) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + user,
                "--spring.datasource.password=" + password,
                "--spring.jpa.hibernate.ddl-auto=create",
                "--spring.jpa.open-in-view=false",
                "--logging.level.root=warn",
                // A start that fails on purpose says so at length.
                "--logging.level.org.springframework=off"));
        more.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(BootApplication.class)
                .sources(sources)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments.toArray(String[]::new));
    }

    /** What Spring Boot's analyzers of ours say of a start that fails. */
    static FailureAnalysis explain(Supplier<ConfigurableApplicationContext> start, Map<String, String> configured) {
        Throwable failure = catchThrowable(() -> start.get().close());
        assertThat(failure).isNotNull();
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("configured", Map.copyOf(configured)));
        List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(Environment.class, environment),
                        FailureHandler.handleMessage((message, cause) -> {}));
        return analyzers.stream()
                .filter(analyzer -> analyzer.getClass().getName().startsWith("org.tidewire."))
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody explains it", failure));
    }
}
