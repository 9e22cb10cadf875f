package org.tidewire.spi;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.hibernate.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/** All that the Spring Boot starter knows of a database. Each database module has one. */
public interface DatabaseSupport {
    /**
     * The database's own name, for messages and settings.
     *
     * @return as it is written in its documentation
     */
    String name();

    /**
     * Whether a server is this database.
     *
     * @param version what {@code select version()} returns, or the JDBC metadata's product version
     * @return false for any other database
     */
    boolean isVersion(String version);

    /**
     * Whether a URL is for this database's own JDBC driver.
     *
     * @param url a JDBC URL
     * @return false where the database is reached by another database's driver
     */
    default boolean isUrl(String url) {
        return false;
    }

    /**
     * Whether this database may be the server behind a URL of another database's driver.
     *
     * @param url a JDBC URL
     * @return false where the server need not be asked for its version
     */
    default boolean mayBeBehind(String url) {
        return false;
    }

    /**
     * The class of this database's own JDBC driver.
     *
     * @return its name, or {@code null} where the database is reached by another database's driver
     */
    default @Nullable String driverClassName() {
        return null;
    }

    /**
     * Whether a dialect is the one for this database.
     *
     * @param dialect the dialect in use
     * @return false where it loses data or renders what the database does not run
     */
    boolean isDialect(Dialect dialect);

    /**
     * What goes wrong under another dialect.
     *
     * @param dialect the dialect in use
     * @return for the user
     */
    Advice otherDialect(Dialect dialect);

    /**
     * Driver properties that the database's documentation recommends.
     *
     * @param settings those that the user has set
     * @return name and value of each that the user has not set
     */
    default Map<String, String> recommendedDriverProperties(PoolSettings settings) {
        return Map.of();
    }

    /**
     * Refuses a pool that cannot work, before it opens a connection.
     *
     * @param settings those that the user has set
     * @return {@code null} where nothing is wrong
     */
    default @Nullable Advice refusal(PoolSettings settings) {
        return null;
    }

    /**
     * Whether a connection works on after an error for which connection pools close it, since it means a lost connection to
     * another database.
     *
     * @param error as the driver made it
     * @return false where the pool decides as it always does
     */
    default boolean connectionSurvives(SQLException error) {
        return false;
    }

    /**
     * Explains an error that the server sends while an application starts.
     *
     * @param error as the driver made it
     * @return {@code null} for an error that needs no explanation
     */
    default @Nullable Advice explanation(SQLException error) {
        return null;
    }

    /**
     * The databases on the class path.
     *
     * @return one for each module, in no order
     */
    static List<DatabaseSupport> all() {
        return ServiceLoader.load(DatabaseSupport.class, DatabaseSupport.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * The database that a server is.
     *
     * @param version what {@code select version()} returns
     * @return empty for a database without a module on the class path
     */
    static Optional<DatabaseSupport> ofVersion(String version) {
        return all().stream().filter(database -> database.isVersion(version)).findFirst();
    }

    /**
     * The database whose own driver a URL is for.
     *
     * @param url a JDBC URL
     * @return empty for any other driver
     */
    static Optional<DatabaseSupport> ofUrl(String url) {
        return all().stream().filter(database -> database.isUrl(url)).findFirst();
    }
}
