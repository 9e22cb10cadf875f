package org.tidewire.samples.crmweb;

import java.io.PrintStream;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.data.jpa.repository.config.EnableJpaAuditing;
import org.tidewire.testkit.server.Login;
import org.tidewire.testkit.server.ServerAddress;

/** Starts the page, on a server of its own unless {@code --spring.datasource.url} names one. */
@SpringBootApplication
@EnableJpaAuditing
public class CrmWebApplication {
    /** Made by Spring. */
    protected CrmWebApplication() {}

    /**
     * Starts, says where the page is, and runs until it is interrupted.
     *
     * @param arguments Spring Boot's, such as {@code --server.port=9090}
     */
    public static void main(String... arguments) {
        try {
            tell(application().run(arguments), System.out);
        } catch (RuntimeException e) {
            // Spring Boot has said why.
            System.exit(1);
        }
    }

    static SpringApplication application() {
        return new SpringApplicationBuilder(CrmWebApplication.class)
                .initializers(new EmbeddedDatabase())
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .build();
    }

    private static void tell(ConfigurableApplicationContext context, PrintStream out) {
        Environment environment = context.getEnvironment();
        String port = environment.getRequiredProperty("local.server.port");
        String url = environment.getRequiredProperty(EmbeddedDatabase.URL);
        out.println("Database: " + environment.getProperty(EmbeddedDatabase.DESCRIPTION, nameOf(url)));
        out.println("Page:     http://" + environment.getProperty("server.address", "localhost") + ":" + port + "/");
        out.println("Press Ctrl-C to end it.");
        // Maven keeps what it is told in a buffer.
        out.flush();
    }

    /** Without what the URL may hold of a password. */
    private static String nameOf(String url) {
        if (!ServerAddress.isDatabase(url)) {
            return "at the given URL";
        }
        ServerAddress address = new Login(url, "", "").address();
        return address.server() + "/" + address.database();
    }
}
