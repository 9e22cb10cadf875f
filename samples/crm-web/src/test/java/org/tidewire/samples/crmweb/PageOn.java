package org.tidewire.samples.crmweb;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;
import org.tidewire.samples.crmweb.data.Gender;
import org.tidewire.testkit.junit.TestDatabase;

/** Starts the page by an option, and looks at it. */
final class PageOn {
    private PageOn() {}

    static void database(String option, TestDatabase database, String dialect) {
        String[] arguments = DatabaseOptions.toSpring(
                option,
                database.url(),
                "--user",
                database.user(),
                "--password",
                database.password(),
                "--server.port=0");
        try (ConfigurableApplicationContext context =
                CrmWebApplication.application().run(arguments)) {
            CrmService crm = context.getBean(CrmService.class);
            UserForm form = new UserForm();
            form.setName("Carla");
            form.setGender(Gender.Female);
            crm.createUser(form);
            assertThat(MockMvcTester.from((WebApplicationContext) context).get().uri("/"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Alice", "Peter", "Ben", "Carla", "229.50", dialect);
        }
    }
}
