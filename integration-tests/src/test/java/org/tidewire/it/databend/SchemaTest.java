package org.tidewire.it.databend;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.ColumnDefault;
import org.junit.jupiter.api.Test;
import org.tidewire.databend.DatabendDialect;
import org.tidewire.it.engine.DatabendTest;
import org.tidewire.it.engine.TestDatabase;

/** The schema, created, looked at, changed and dropped. */
@DatabendTest
class SchemaTest {
    @Entity(name = "Book")
    @Table(
            name = "books",
            comment = "it's a \\ book",
            check = @CheckConstraint(name = "ck_price", constraint = "price >= 0"))
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
    }

    @Test
    void isCreatedAndDetected(TestDatabase database) {
        try (SessionFactory factory = database.sessionFactory(Book.class)) {
            assertThat(TestDatabase.dialect(factory)).isInstanceOf(DatabendDialect.class);
            factory.inTransaction(session -> {
                Book book = new Book();
                book.title = "x";
                session.persist(book);
            });
            List<String> titles =
                    factory.fromSession(session -> session.createSelectionQuery("select title from Book", String.class)
                            .getResultList());
            assertThat(titles).containsExactly("x");
        }
    }

    @Test
    void isValidated(TestDatabase database) {
        database.sessionFactory(Book.class);
        database.sessionFactory(Map.of("hibernate.hbm2ddl.auto", "validate"), Book.class);
    }
}
