package org.tidewire.samples.crmweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseOptionsTest {
    @ParameterizedTest
    @CsvSource({
        "--tidb, jdbc:mysql://db:4000/shop, root",
        "--databend, jdbc:databend+mysql://db:3307/shop, root",
        "--cratedb, jdbc:postgresql://db:5432/doc, crate",
        "--cockroachdb, jdbc:postgresql://db:26257/shop, root",
    })
    void aDatabaseIsAUrlAndItsUsualUser(String option, String url, String user) {
        String[] spring = {
            "--spring.datasource.url=" + url, "--spring.datasource.username=" + user, "--spring.datasource.password="
        };
        assertThat(DatabaseOptions.toSpring(option, url)).containsExactly(spring);
        assertThat(DatabaseOptions.toSpring(option + "=" + url)).containsExactly(spring);
    }

    @Test
    void anotherUserIsTaken() {
        assertThat(DatabaseOptions.toSpring(
                        "--tidb", "jdbc:mysql://db/x", "--user", "ann", "--password=a=b", "--server.port=0"))
                .containsExactly(
                        "--spring.datasource.url=jdbc:mysql://db/x",
                        "--spring.datasource.username=ann",
                        "--spring.datasource.password=a=b",
                        "--server.port=0");
    }

    @Test
    void springsOptionsStayAsTheyAre() {
        assertThat(DatabaseOptions.toSpring("--server.port=0", "--spring.datasource.url=jdbc:mysql://db/x"))
                .containsExactly("--server.port=0", "--spring.datasource.url=jdbc:mysql://db/x");
    }

    /** It would run on the MariaDB of its own. */
    @Test
    void aMisspeltOptionIsRefused() {
        assertThatThrownBy(() -> DatabaseOptions.toSpring("--tibd", "jdbc:mysql://db/secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An argument belongs to no option; a URL comes after --tidb, --databend, --cratedb or"
                        + " --cockroachdb");
    }

    @Test
    void twoDatabasesAreRefused() {
        assertThatThrownBy(() ->
                        DatabaseOptions.toSpring("--tidb=jdbc:mysql://db/x", "--cratedb=jdbc:postgresql://db/doc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The page runs on one database: name one of --tidb,");
    }

    @ParameterizedTest
    @CsvSource({"--databend, jdbc:mysql://db/secret", "--tidb, ''"})
    void aUrlOfAnotherDatabaseIsRefused(String option, String url) {
        assertThatThrownBy(() -> DatabaseOptions.toSpring(option, url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(option + " takes a URL such as jdbc:")
                .hasMessageNotContaining("secret");
    }
}
