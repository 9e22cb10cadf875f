package org.tidewire.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import org.hibernate.HibernateException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

/** The texts are those that Connector/J, TiDB 8.5.4, Hibernate 7.4.5 and Spring Boot 4.1.1 gave. */
class ConnectionFailureTest {
    private static final String URL = "jdbc:mysql://root:secret@db.example:4000/shop?password=secret";

    @Test
    void aServerThatIsNotThere() {
        FailureAnalysis analysis = analyze(
                URL,
                new IllegalStateException(
                        new SQLException("Communications link failure", "08S01", new ConnectException("refused"))));
        assertThat(analysis.getDescription()).isEqualTo("Cannot reach a database server at db.example:4000: refused.");
        assertThat(analysis.getAction()).isEqualTo("Start the server, or correct spring.datasource.url.");
        assertThat(analyze(URL, new SQLException("link", "08S01", new UnknownHostException("db.example")))
                        .getDescription())
                .isEqualTo("Cannot reach a database server at db.example:4000: unknown host.");
    }

    /** Hibernate has swallowed why. Here no driver is on the class path. */
    @Test
    void aMissingDialectIsLookedInto() {
        HibernateException noDialect = new HibernateException(
                "Unable to determine Dialect without JDBC metadata (please set 'jakarta.persistence.jdbc.url' ...)");
        assertThat(analyze(URL, new IllegalStateException(noDialect)).getDescription())
                .isEqualTo("There is no driver on the class path for spring.datasource.url.");
    }

    @Test
    void aLoginThatIsRefused() {
        FailureAnalysis analysis = analyze(
                URL,
                new SQLException("Access denied for user 'root'@'127.0.0.1' (using password: YES)", "28000", 1045));
        assertThat(analysis.getDescription())
                .isEqualTo("The database server at db.example:4000 refused the login:"
                        + " Access denied for user 'root'@'127.0.0.1' (using password: YES).");
        assertThat(analysis.getAction()).contains("spring.datasource.username", "spring.datasource.password");
    }

    @Test
    void aDatabaseThatIsNotThere() {
        assertThat(analyze(URL, new SQLException("Unknown database 'shop'", "42000", 1049))
                        .getDescription())
                .isEqualTo("The database server at db.example:4000 does not have the database:"
                        + " Unknown database 'shop'.");
        assertThat(analyze(
                                "jdbc:databend+mysql://db.example/shop",
                                new SQLException("Unknown database shop", "3D000", 1003))
                        .getAction())
                .isEqualTo("Create the database, or correct spring.datasource.url.");
    }

    @Test
    void aUrlThatIsNone() {
        assertThat(analyze("db:4000/shop", new IllegalArgumentException("'url' must start with \"jdbc\""))
                        .getDescription())
                .isEqualTo("spring.datasource.url is not a JDBC URL.");
        assertThat(analyze(
                                "jdbc:oracle:thin:secret@x",
                                new IllegalStateException("Failed to load driver class oracle.jdbc.OracleDriver"))
                        .getDescription())
                .isEqualTo("There is no driver on the class path for spring.datasource.url.");
    }

    @Test
    void otherFailuresAreLeftToOthers() {
        assertThat(analyzeOrNull(URL, new SQLException("Duplicate entry", "23000", 1062)))
                .isNull();
        assertThat(analyzeOrNull("jdbc:oracle:thin:@x", new SQLException("a code of another database", "72000", 1045)))
                .isNull();
        assertThat(analyzeOrNull(URL, new IllegalStateException())).isNull();
        assertThat(analyzeOrNull(URL, new IllegalStateException(new ConnectException("of a mail server"))))
                .isNull();
        assertThat(analyzeOrNull("", new HibernateException("Unable to determine Dialect without JDBC metadata")))
                .isNull();
    }

    @Test
    void withoutAnApplicationContextThereIsNoServerToName() {
        FailureAnalysis analysis = new ConnectionFailureAnalyzer(null)
                .analyze(new SQLException("link", "08S01", new ConnectException("refused")));
        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).isEqualTo("Cannot reach a database server: refused.");
    }

    private static FailureAnalysis analyze(String url, Throwable failure) {
        FailureAnalysis analysis = analyzeOrNull(url, failure);
        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription() + analysis.getAction()).doesNotContain("secret");
        return analysis;
    }

    private static @Nullable FailureAnalysis analyzeOrNull(String url, Throwable failure) {
        return new ConnectionFailureAnalyzer(new MockEnvironment().withProperty("spring.datasource.url", url))
                .analyze(failure);
    }
}
