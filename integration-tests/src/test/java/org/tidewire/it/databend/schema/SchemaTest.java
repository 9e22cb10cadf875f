package org.tidewire.it.databend.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.databend.DatabendDialect;
import org.tidewire.databend.annotation.ClusterBy;
import org.tidewire.databend.annotation.Engine;
import org.tidewire.databend.annotation.TransientTable;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;

/** The schema, created, looked at, changed and dropped. */
@DatabendTest
class SchemaTest {
    @Entity(name = "Book")
    @Table(
            name = "books",
            comment = "it's a \\ book",
            check = @CheckConstraint(name = "ck_price", constraint = "price >= 0"))
    @ClusterBy("title")
    @TransientTable
    static class Book {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "schema_books_seq", allocationSize = 50)
        Long id;

        @Column(comment = "the author's own", nullable = false)
        String title;

        @Column(precision = 12, scale = 3)
        BigDecimal price;

        @ColumnDefault("7")
        Integer stars;

        static Book titled(String title) {
            Book book = new Book();
            book.title = title;
            return book;
        }
    }

    /** The same table, grown by three columns. */
    @Entity(name = "Book")
    @Table(name = "books")
    static class GrownBook {
        @Id
        Long id;

        String title;

        LocalDate published;

        @Column(nullable = false, comment = "how many", check = @CheckConstraint(constraint = "pages > 0"))
        @ColumnDefault("1")
        int pages;

        String[] words;
    }

    @Entity(name = "Book")
    @Table(name = "books")
    static class OtherBook {
        @Id
        Long id;

        Integer title;
    }

    @Entity(name = "Reading")
    @Engine("memory")
    static class Reading {
        @Id
        Long id;
    }

    @Entity(name = "Order")
    @Table(name = "`Order`", schema = "other_database")
    static class Quoted {
        @Id
        Long id;

        @Column(name = "`select`")
        String select;
    }

    private final TestDatabase database;

    SchemaTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void dropAll() throws SQLException {
        rows("drop table if exists books");
        rows("drop table if exists reading");
        rows("drop sequence if exists schema_books_seq");
    }

    @Test
    void theDialectIsFound() {
        assertThat(TestDatabase.dialect(database.sessionFactory(Book.class))).isInstanceOf(DatabendDialect.class);
    }

    @Test
    void isCreatedAsTheServerShowsIt() throws SQLException {
        database.sessionFactory(Book.class, Reading.class);

        assertThat(rows("show create table books").get(0)).isEqualToIgnoringWhitespace("""
                books | CREATE TRANSIENT TABLE books (
                  price DECIMAL(12, 3) NULL,
                  stars INT NULL DEFAULT 7,
                  id BIGINT NOT NULL,
                  title VARCHAR NOT NULL COMMENT 'the author\\'s own'
                ) ENGINE=FUSE CLUSTER BY linear(title) COMMENT = 'it\\'s a \\\\ book'""");
        assertThat(rows("show create table reading").get(0)).contains("ENGINE=MEMORY");
    }

    @MappedSuperclass
    @ClusterBy("taken")
    @TransientTable
    static class Dated {
        @Id
        long id;

        java.time.LocalDate taken;
    }

    @Entity
    @Table(name = "photos")
    static class Photo extends Dated {
        String title;
    }

    @Entity
    @Table(name = "films")
    @ClusterBy({"taken", "title"})
    static class Film extends Dated {
        String title;
    }

    @Test
    void whatAMappedSuperclassSaysOfTablesIsCreated() throws SQLException {
        SessionFactory factory = database.sessionFactory(Photo.class, Film.class);

        assertThat(rows("show create table photos").get(0))
                .contains("CREATE TRANSIENT TABLE photos", "CLUSTER BY linear(taken)");
        assertThat(rows("show create table films").get(0))
                .contains("CREATE TRANSIENT TABLE films", "CLUSTER BY linear(taken, title)");
        Photo photo = new Photo();
        photo.title = "sea";
        factory.inTransaction(session -> session.persist(photo));
        assertThat(factory.<Photo>fromTransaction(session -> session.find(Photo.class, 0L)).title)
                .isEqualTo("sea");
    }

    @Test
    void idsOfTheSequenceAreUniqueAndHaveGaps() {
        SessionFactory factory = database.sessionFactory(Book.class);
        factory.inTransaction(session -> {
            for (int i = 0; i < 120; i++) {
                session.persist(Book.titled("t" + i));
            }
        });

        List<Long> ids = factory.fromSession(
                session -> session.createSelectionQuery("select id from Book order by id", Long.class)
                        .getResultList());
        assertThat(ids).hasSize(120).doesNotHaveDuplicates();
        assertThat(ids.get(0)).isEqualTo(1);
        assertThat(ids.get(119)).isGreaterThan(2_400);
    }

    @Test
    void checksTakeNullAndRefuseTheRest() {
        SessionFactory factory = database.sessionFactory(Book.class);
        factory.inTransaction(session -> session.persist(Book.titled("no price")));
        Book cheap = Book.titled("cheap");
        cheap.price = new BigDecimal("-0.001");

        assertThatThrownBy(() -> factory.inTransaction(session -> {
                    session.persist(cheap);
                    session.flush();
                }))
                .isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
                    assertThat(violation.getKind()).isEqualTo(ConstraintKind.CHECK);
                    assertThat(violation.getConstraintName()).isEqualTo("ck_price");
                });
    }

    /** What the line at boot says; where this goes red, Databend has learned something. */
    @Test
    void checksAreNotEnforcedOnUpdates() {
        SessionFactory factory = database.sessionFactory(Book.class);
        factory.inTransaction(session -> session.persist(Book.titled("x")));

        int updated = factory.fromTransaction(session ->
                session.createNativeMutationQuery("update books set price = -1").executeUpdate());

        assertThat(updated).isEqualTo(1);
    }

    @Test
    void anInsertWithoutAColumnThatACheckMentionsIsRefused() {
        database.sessionFactory(Book.class);

        assertThatThrownBy(() -> rows("insert into books (id, title) values (1, 'x')"))
                .hasMessageContaining("column price doesn't exist");
    }

    @Test
    void isValidated() {
        database.sessionFactory(Book.class);

        database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "validate"), Book.class);
        assertThatThrownBy(() -> database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "validate"), OtherBook.class))
                .cause()
                .isInstanceOf(SchemaManagementException.class)
                .hasMessageContaining("wrong column type")
                .hasMessageContaining("title");
        assertThatThrownBy(() -> database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "validate"), GrownBook.class))
                .cause()
                .isInstanceOf(SchemaManagementException.class)
                .hasMessageContaining("missing column");
    }

    @Test
    void aMissingSequenceIsSeen() throws SQLException {
        database.sessionFactory(Book.class);
        rows("drop sequence schema_books_seq");

        assertThatThrownBy(() -> database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "validate"), Book.class))
                .cause()
                .isInstanceOf(SchemaManagementException.class)
                .hasMessageContaining("missing sequence [schema_books_seq]");
    }

    @Test
    void isUpdated() throws SQLException {
        database.sessionFactory(Book.class).inTransaction(session -> session.persist(Book.titled("kept")));

        SessionFactory grown = database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "update"), GrownBook.class);
        database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "validate"), GrownBook.class);

        List<GrownBook> books = grown.fromSession(session ->
                session.createSelectionQuery("from Book", GrownBook.class).getResultList());
        assertThat(books).singleElement().satisfies(book -> {
            assertThat(book.title).isEqualTo("kept");
            assertThat(book.pages).isEqualTo(1);
        });
        assertThatThrownBy(() -> rows("insert into books (id, title, price, pages) values (2, 'x', null, 0)"))
                .hasMessageContaining("CHECK constraint failed");
    }

    @Test
    void anUpdateOfNothingSendsNothing() {
        database.sessionFactory(Book.class);

        List<String> sent = database.statements()
                .sqlDuring(() -> database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "update"), Book.class));

        assertThat(sent).noneMatch(sql -> sql.startsWith("create") || sql.startsWith("alter"));
    }

    @Test
    void isDroppedWithItsSequences() throws SQLException {
        database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "create-drop"), Book.class)
                .close();

        assertThat(rows("show tables")).isEmpty();
        assertThat(rows("show sequences")).noneMatch(row -> row.startsWith("schema_books_seq"));
    }

    @Test
    void anotherDatabaseIsCreatedAndDropped() throws SQLException {
        SessionFactory factory = database.sessionFactory(
                Map.of(
                        "hibernate.hbm2ddl.auto", "create-drop",
                        "hibernate.hbm2ddl.create_namespaces", "true"),
                Quoted.class);
        Quoted quoted = new Quoted();
        quoted.id = 1L;
        quoted.select = "x";
        factory.inTransaction(session -> session.persist(quoted));

        assertThat(rows("select `select` from other_database.`Order`")).containsExactly("x");
        factory.close();
        assertThat(rows("show databases")).doesNotContain("other_database");
    }

    @Entity(name = "Numbered")
    @Table(name = "`Numbered Things`")
    static class Numbered {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(sequenceName = "`Numbered Seq`", allocationSize = 1)
        Long id;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void validateFindsQuotedSequences(boolean quotesAll) throws SQLException {
        Class<?>[] entities = {Numbered.class, Book.class};
        Map<String, Object> settings = Map.of(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, quotesAll);
        rows("drop sequence if exists `Numbered Seq`");
        SessionFactory factory = database.sessionFactory(settings, entities);
        factory.inTransaction(session -> session.persist(new Numbered()));
        assertThat(rows("show sequences"))
                .anyMatch(row -> row.startsWith("Numbered Seq |"))
                .anyMatch(row -> row.startsWith("schema_books_seq |"));

        Map<String, Object> validating = new HashMap<>(settings);
        validating.put(SchemaToolingSettings.HBM2DDL_AUTO, "validate");
        SessionFactory validated = database.sessionFactory(validating, entities);
        validated.inTransaction(session -> session.persist(new Numbered()));
        assertThat(rows("select id from `Numbered Things` order by id")).containsExactly("1", "2");

        rows("drop sequence `Numbered Seq`");
        assertThatThrownBy(() -> database.sessionFactory(validating, entities))
                .cause()
                .isInstanceOf(SchemaManagementException.class)
                .hasMessageContaining("Numbered Seq");
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            try (ResultSet rows = statement.getResultSet()) {
                while (rows != null && rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.add(rows.getString(i));
                    }
                    found.add(
                            String.join(" | ", row.stream().map(String::valueOf).toList()));
                }
            }
        }
        return found;
    }
}
