package org.tidewire.samples.crmweb;

import java.io.PrintStream;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.data.jpa.repository.config.EnableJpaAuditing;

/** Starts the page, on a server of its own unless an option names one, such as {@code --tidb}. */
@SpringBootApplication
@EnableJpaAuditing
public class CrmWebApplication {
    /** Made by Spring. */
    protected CrmWebApplication() {}

    /**
     * Starts, says where the page is, and runs until it is interrupted.
     *
     * @param arguments {@code --tidb}, {@code --databend}, {@code --cratedb} or {@code --cockroachdb} with a URL, and Spring
     *     Boot's, such as {@code --server.port=9090}
     */
    public static void main(String... arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(DatabaseOptions.HELP);
            return;
        }
        String[] options;
        try {
            options = DatabaseOptions.toSpring(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
            return;
        }
        try {
            tell(application().run(options), System.out);
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
        String address = environment.getProperty("server.address", "");
        // Empty for all addresses of the machine.
        String host = address.isEmpty() ? "localhost" : address;
        out.println("The page is at http://" + host + ":" + environment.getRequiredProperty("local.server.port")
                + "/ and runs on " + context.getBean(RunningOn.class) + ". Ctrl-C ends it.");
        // Maven keeps what it is told in a buffer.
        out.flush();
    }
}
