package org.tidewire.it.tidb.query;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.tidewire.testkit.junit.TestDatabase;

/** Parts of machines, and queries of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PartQueries {
    protected SessionFactory factory;

    /** Part 3 is empty, and of part 2 nothing but the name and the parent is known. */
    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Part.class, Maker.class);
        factory.inTransaction(session -> {
            Part bolt = new Part(1, "bolt", 3, true);
            bolt.made = LocalDateTime.of(2025, 1, 1, 0, 0);
            bolt.opens = LocalTime.of(8, 0);
            bolt.label = new Label("x", 7, LocalDate.of(2025, 1, 2));
            Part nut = new Part(2, "nut", null, false);
            nut.parent = bolt;
            Part empty = new Part(3, null, null, null);
            Part screw = new Part(4, "screw", 4, false);
            screw.parent = bolt;
            screw.made = LocalDateTime.of(2026, 1, 1, 0, 0);
            screw.label = new Label("y", null, null);
            List.of(bolt, nut, empty, screw).forEach(session::persist);
        });
    }

    protected final List<Integer> ids(String condition) {
        return factory.fromTransaction(session -> session.createSelectionQuery(
                        "select p.id from Part p where " + condition + " order by p.id", Integer.class)
                .getResultList());
    }

    protected final List<List<Object>> query(String hql) {
        return factory.fromTransaction(
                session -> session.createSelectionQuery(hql, Object[].class).getResultList().stream()
                        .map(PartQueries::row)
                        .toList());
    }

    protected static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    @Entity(name = "Part")
    static class Part {
        @Id
        Integer id;

        String name;
        Integer size;
        Boolean open;
        LocalDateTime made;
        LocalTime opens;

        @JdbcTypeCode(SqlTypes.JSON)
        Label label;

        @ManyToOne
        Part parent;

        @ManyToOne
        Maker maker;

        protected Part() {}

        Part(int id, String name, Integer size, Boolean open) {
            this.id = id;
            this.name = name;
            this.size = size;
            this.open = open;
        }
    }

    @Entity(name = "Maker")
    static class Maker {
        @Id
        Integer id;
    }

    @Embeddable
    record Label(String text, Integer weight, LocalDate since) {}
}
