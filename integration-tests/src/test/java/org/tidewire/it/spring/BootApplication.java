package org.tidewire.it.spring;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
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
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--spring.jpa.hibernate.ddl-auto=create",
                "--spring.jpa.open-in-view=false",
                "--logging.level.root=warn",
                // A start that fails on purpose says so at length.
                "--logging.level.org.springframework=off"));
        if (database.isStandIn() && database.product().equals("TiDB")) {
            // It is not TiDB, and detection rightly leaves it alone.
            arguments.add("--spring.jpa.database-platform=org.tidewire.tidb.TiDBDialect");
        }
        more.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(BootApplication.class)
                .sources(sources)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments.toArray(String[]::new));
    }
}
