package org.tidewire.samples.bookstore;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceConfiguration;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;

/** The tutorial in four ways. Each makes the database, puts a book in, prints what is there, and drops all of it. */
final class Bookstore {
    static final String DATABASE = "bookstore";

    private final DataSource databend;
    private final boolean showSql;
    private final PrintStream out;

    /**
     * Makes a bookstore.
     *
     * @param databend where the database is made
     * @param showSql whether Hibernate shows what it sends
     * @param out gets one line from each way
     */
    Bookstore(DataSource databend, boolean showSql, PrintStream out) {
        this.databend = databend;
        this.showSql = showSql;
        this.out = out;
    }

    /** Whether there is something that the sample would drop. */
    boolean isThere() throws SQLException {
        try (Connection connection = databend.getConnection();
                ResultSet database = connection.getMetaData().getSchemas(null, DATABASE)) {
            return database.next();
        }
    }

    void go(Way way) throws SQLException {
        switch (way) {
            case JDBC -> byJdbc();
            case ENTITY -> byEntity();
            case CONNECTIONS -> byTwoConnections();
            case REPOSITORY -> byRepository();
        }
    }

    /** Plain JDBC. */
    private void byJdbc() throws SQLException {
        try (Connection connection = databend.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database if not exists bookstore");
            try {
                statement.execute("use bookstore");
                statement.execute("create table if not exists booklist (title varchar, author varchar, date varchar)");
                insert(connection);
                print(connection);
                statement.execute("drop table booklist");
            } finally {
                statement.execute("drop database bookstore");
            }
        }
    }

    /** What one connection has committed, and not before, another sees. */
    private void byTwoConnections() throws SQLException {
        try (Connection writer = databend.getConnection();
                Connection reader = databend.getConnection();
                Statement definitions = writer.createStatement()) {
            definitions.execute("create database if not exists bookstore");
            try {
                // Not part of a transaction: on Databend a definition commits the one that it is in.
                definitions.execute(
                        "create table if not exists bookstore.booklist (title varchar, author varchar, date varchar)");
                writer.setAutoCommit(false);
                insert(writer);
                if (count(reader) != 0) {
                    throw new IllegalStateException("Another connection sees a row before it is committed");
                }
                writer.commit();
                print(reader);
            } finally {
                definitions.execute("drop database bookstore");
            }
        }
    }

    /** An entity, and tables made by Hibernate. */
    private void byEntity() {
        try (EntityManagerFactory bookstore = open()) {
            bookstore.runInTransaction(entities -> entities.persist(Book.ofTheTutorial()));
            bookstore.runInTransaction(entities -> entities.createQuery("select b from Book b", Book.class)
                    .getResultList()
                    .forEach(out::println));
        }
    }

    /** A repository of Jakarta Data, over the same entity. */
    private void byRepository() {
        try (EntityManagerFactory bookstore = open()) {
            SessionFactory sessions = bookstore.unwrap(SessionFactory.class);
            sessions.inStatelessTransaction(session -> new Books_(session).add(Book.ofTheTutorial()));
            sessions.inStatelessTransaction(session -> new Books_(session).all().forEach(out::println));
        }
    }

    /** Makes the database and its table; both go when the factory is closed. */
    private EntityManagerFactory open() {
        return Persistence.createEntityManagerFactory(new PersistenceConfiguration(DATABASE)
                .managedClass(Book.class)
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, databend)
                .property(JdbcSettings.SHOW_SQL, showSql)
                .property(SchemaToolingSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "create-drop")
                .property(SchemaToolingSettings.JAKARTA_HBM2DDL_CREATE_SCHEMAS, true)
                .property(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, true));
    }

    private static void insert(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into bookstore.booklist values (?, ?, ?)")) {
            insert.setString(1, "Readings in Database Systems");
            insert.setString(2, "Michael Stonebraker");
            insert.setString(3, "2004");
            insert.executeUpdate();
        }
    }

    private void print(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet books = statement.executeQuery("select title, author, date from bookstore.booklist")) {
            while (books.next()) {
                out.println(books.getString("title") + " " + books.getString("author") + " " + books.getString("date"));
            }
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from bookstore.booklist")) {
            count.next();
            return count.getInt(1);
        }
    }
}
