package org.tidewire.it.inert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applications on other databases, with Tidewire on the class path and without. */
class OtherDatabaseTest {
    private final ClassPath withTidewire = ClassPath.ofThisProgram();

    /** Services, exceptions and their reasons, calls of a connection provider, and the log. */
    @Test
    void seeNoDifferenceToHibernateAlone() throws IOException, InterruptedException {
        List<String> applications = BootProbe.applications().stream()
                .filter(application -> !application.startsWith("isFor"))
                .toList();
        List<String> seen = withTidewire.run(applications);

        assertThat(seen).isEqualTo(withTidewire.withoutTidewire().run(applications));
        assertThat(seen)
                .contains(
                        "queries: 1 things",
                        "queries: org.hibernate.dialect.H2Dialect",
                        "hasItsOwnConnectionProvider: the same: true",
                        "mapsClassesThatAreNotThere: nowhere.Child")
                .doesNotContain("hasItsOwnConnectionProvider: the same: false")
                .anyMatch(line -> line.startsWith("findsNoDatabase: ") && line.contains("[90146-"))
                .anyMatch(line -> line.startsWith("hasAWrongPassword: ") && line.contains("[28000-"));
    }

    @ParameterizedTest
    @CsvSource({"8.0, 8.0.0.Beta1", "7.3, 7.3.13.Final", "7.2, 7.2.25.Final"})
    void bootWithAnotherHibernateWhichIsRefusedOnlyForTheDatabasesOfTidewire(String hibernate, String version)
            throws IOException, InterruptedException {
        List<String> seen = withTidewire.withHibernate(hibernate).run(List.of("queries", "isForTiDB", "isForDatabend"));

        String refused = "org.hibernate.HibernateException: Tidewire's dialects need Hibernate ORM 7.4, and this is "
                + version + ": use the version of hibernate-core that Spring Boot 4.1 or Quarkus 3.37 manages";
        assertThat(seen)
                .contains(
                        "queries: 1 things",
                        "queries: org.hibernate.dialect.H2Dialect",
                        "isForTiDB: " + refused,
                        "isForDatabend: " + refused)
                .noneMatch(line -> line.contains("Error: "));
    }
}
