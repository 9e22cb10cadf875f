package org.tidewire.it.databend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.ColumnTransformer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.DatabendTest;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.support.TcpProxy;

/** What Hibernate batches, counted on the wire with begin and commit. */
@DatabendTest
class HibernateBatchTest {
    private static final int ROWS = 1000;

    private final TestDatabase database;
    private TcpProxy tap;
    private SessionFactory factory;

    HibernateBatchTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void boot() throws Exception {
        tap = TcpProxy.ofMySQL(database.url());
        factory = database.sessionFactory(
                Map.of(
                        "hibernate.jdbc.batch_size",
                        ROWS,
                        "hibernate.order_inserts",
                        true,
                        "hibernate.order_updates",
                        true,
                        "jakarta.persistence.nonJtaDataSource",
                        database.dataSource(options -> options.setJdbcUrl(tap.through(database.url())))),
                Leaflet.class,
                Book.class,
                Vehicle.class,
                Truck.class);
    }

    @AfterEach
    void close() throws Exception {
        factory.close();
        tap.close();
    }

    @Test
    void aThousandVersionedEntitiesAreAFewStatements() {
        assertThat(sent(session -> {
                    for (int i = 0; i < ROWS; i++) {
                        session.persist(new Leaflet("title " + i));
                    }
                }))
                .hasSizeLessThanOrEqualTo(10);
        assertThat(sent(session -> leaflets(session).forEach(leaflet -> leaflet.title = "new " + leaflet.id)))
                .hasSizeLessThanOrEqualTo(10);
        factory.inTransaction(session -> assertThat(leaflets(session))
                .hasSize(ROWS)
                .allMatch(leaflet -> leaflet.title.equals("NEW " + leaflet.id) && leaflet.version == 1));
        assertThat(sent(session -> leaflets(session).forEach(session::remove))).hasSizeLessThanOrEqualTo(10);
        factory.inTransaction(session -> assertThat(leaflets(session)).isEmpty());
    }

    private static List<Leaflet> leaflets(Session session) {
        return session.createSelectionQuery("from Leaflet order by id", Leaflet.class)
                .getResultList();
    }

    @Test
    void theSecondaryTableIsWrittenToo() {
        factory.inTransaction(session -> {
            for (int i = 0; i < 20; i++) {
                session.persist(new Book("title " + i));
            }
        });
        List<String> sent =
                sent(session -> books(session).forEach(book -> book.note = book.id % 4 == 0 ? null : "again"));
        factory.inTransaction(session -> {
            List<Book> later = books(session);
            assertThat(later)
                    .as(String.join("; ", sent))
                    .allMatch(book -> book.id % 4 == 0 ? book.note == null : book.note.equals("again"));
            later.forEach(session::remove);
        });
        factory.inSession(session -> assertThat(session.createNativeQuery("select count(*) from book_note", Long.class)
                        .getSingleResult())
                .isZero());
    }

    @Test
    void aThousandEntitiesOfTwoTablesAreAFewStatements() {
        assertThat(sent(session -> {
                    for (int i = 0; i < ROWS; i++) {
                        session.persist(new Book("title " + i));
                    }
                }))
                .hasSizeLessThanOrEqualTo(10);
        assertThat(sent(session -> books(session).forEach(book -> book.title = "new " + book.id)))
                .as("the secondary table is not touched")
                .hasSize(5)
                .noneMatch(sql -> sql.startsWith("merge into book_note"));
        List<String> merged = sent(session -> books(session).forEach(book -> {
            book.title = "newer";
            book.note = book.id % 4 == 0 ? null : "note " + book.id;
        }));
        assertThat(merged)
                .hasSize(7)
                .filteredOn(sql -> sql.startsWith("merge into book_note"))
                .hasSize(1);
        assertThat(sent(session -> books(session).forEach(book -> book.note = book.id % 2 == 0 ? "back" : book.note)))
                .as("rows that are there, and rows that are not")
                .hasSize(7);
        factory.inTransaction(session -> assertThat(books(session))
                .hasSize(ROWS)
                .allMatch(book -> book.note.equals(book.id % 2 == 0 ? "back" : "note " + book.id)
                        && book.title.equals("NEWER")
                        && book.version >= 2));
        assertThat(sent(session -> books(session).forEach(session::remove))).hasSizeLessThanOrEqualTo(10);
        factory.inSession(session -> assertThat(session.createNativeQuery("select count(*) from book_note", Long.class)
                        .getSingleResult())
                .isZero());
    }

    @Test
    void theStaleEntityIsFoundAmongOthers() {
        factory.inTransaction(session -> {
            for (int i = 0; i < 10; i++) {
                session.persist(new Book("title " + i));
            }
        });
        List<Book> read = factory.fromTransaction(HibernateBatchTest::books);
        factory.inTransaction(session -> session.find(Book.class, read.get(4).id).title = "other");
        read.forEach(book -> book.title = "mine");
        assertThatThrownBy(() -> factory.inTransaction(session -> read.forEach(session::merge)))
                .isInstanceOf(OptimisticLockException.class);
        factory.inTransaction(session -> {
            List<Book> later = books(session);
            assertThat(later).filteredOn(book -> book.title.equals("MINE")).isEmpty();
            later.forEach(session::remove);
        });
    }

    @Test
    void joinedInheritanceIsAFewStatementsForEachTable() {
        assertThat(sent(session -> {
                    for (int i = 0; i < 100; i++) {
                        session.persist(new Truck("owner " + i, i));
                    }
                }))
                .hasSizeLessThanOrEqualTo(10);
        assertThat(sent(session -> trucks(session).forEach(truck -> {
                    truck.owner = "new";
                    truck.load++;
                })))
                .hasSizeLessThanOrEqualTo(10);
        factory.inTransaction(session -> assertThat(trucks(session))
                .hasSize(100)
                .allMatch(truck -> truck.owner.equals("new") && truck.version == 1));
        assertThat(sent(session -> trucks(session).forEach(session::remove))).hasSizeLessThanOrEqualTo(10);
        factory.inTransaction(session -> assertThat(trucks(session)).isEmpty());
    }

    private List<String> sent(Consumer<Session> work) {
        tap.take();
        factory.inTransaction(work);
        return tap.take();
    }

    private static List<Book> books(Session session) {
        return session.createQuery("from Book order by id", Book.class).getResultList();
    }

    private static List<Truck> trucks(Session session) {
        return session.createQuery("from Truck order by id", Truck.class).getResultList();
    }

    @Entity(name = "Leaflet")
    static class Leaflet {
        @Id
        @GeneratedValue
        @SequenceGenerator(name = "leaflet_seq", allocationSize = ROWS)
        Long id;

        @Version
        int version;

        @ColumnTransformer(write = "upper(?)")
        String title;

        Leaflet() {}

        Leaflet(String title) {
            this.title = title;
        }
    }

    @Entity(name = "Book")
    @SecondaryTable(name = "book_note")
    static class Book {
        @Id
        @GeneratedValue
        @SequenceGenerator(name = "book_seq", allocationSize = ROWS)
        Long id;

        @Version
        int version;

        @ColumnTransformer(write = "upper(?)")
        String title;

        @Column(table = "book_note")
        String note;

        Book() {}

        Book(String title) {
            this.title = title;
            this.note = "note on " + title;
        }
    }

    @Entity(name = "Vehicle")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Vehicle {
        @Id
        @GeneratedValue
        @SequenceGenerator(name = "vehicle_seq", allocationSize = ROWS)
        Long id;

        @Version
        int version;

        String owner;
    }

    @Entity(name = "Truck")
    static class Truck extends Vehicle {
        @Column(name = "load_kg")
        int load;

        Truck() {}

        Truck(String owner, int load) {
            this.owner = owner;
            this.load = load;
        }
    }
}
