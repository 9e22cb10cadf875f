package org.tidewire.it.tidb.type;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** A UUID is stored as its 16 bytes, and cast to its text. */
@TiDBTest
@RealTiDB("MariaDB has no bin_to_uuid")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UuidTextTest {
    private static final String TEXT = "0190f3c4-5a6b-7c8d-9e0f-112233445566";

    @Embeddable
    static class Card {
        UUID code;
    }

    @Entity(name = "Badge")
    static class Badge {
        @Id
        int id;

        UUID number;

        @JdbcTypeCode(SqlTypes.CHAR)
        UUID readable;

        @Column(length = 60)
        String name;

        @JdbcTypeCode(SqlTypes.JSON)
        Card card;
    }

    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Badge.class);
        factory.inTransaction(session -> {
            Badge badge = new Badge();
            badge.id = 1;
            badge.number = UUID.fromString(TEXT);
            badge.readable = badge.number;
            badge.card = new Card();
            badge.card.code = badge.number;
            session.persist(badge);
            Badge empty = new Badge();
            empty.id = 2;
            session.persist(empty);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "cast(b.number as String); " + TEXT,
                "str(b.number); " + TEXT,
                "cast(b.readable as String); " + TEXT,
                "cast(b.card.code as String); " + TEXT,
                "cast(b.number as String(8)); 0190f3c4",
                "b.number || 'x'; " + TEXT + "x",
                "'x' || b.number; x" + TEXT,
                "upper(cast(b.number as String)); 0190F3C4-5A6B-7C8D-9E0F-112233445566",
                "right(cast(b.number as String), 4); 5566",
                "cast(coalesce(b.number, b.number) as String); " + TEXT,
                "cast(case when b.id = 1 then b.number end as String); " + TEXT,
                "cast(:number as String); " + TEXT,
                "cast(cast('" + TEXT + "' as uuid) as String); " + TEXT
            })
    void itsText(String expression, String text) {
        assertThat(select(expression, 1)).isEqualTo(text);
        if (!expression.contains(":") && !expression.contains("cast('")) {
            assertThat(select(expression, 2)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cast(b.number as String) = '" + TEXT + "'",
                "cast(b.number as String) like '%-112233445566'",
                "b.number = cast('" + TEXT + "' as uuid)",
                "b.number = cast(b.readable as uuid)",
                "b.number = cast(cast(b.number as String) as uuid)",
                "cast(max(b.number) as String) = '" + TEXT + "'"
            })
    void itIsFoundByItsText(String condition) {
        String hql = condition.contains("max(")
                ? "select b.id from Badge b group by b.id having " + condition
                : "select b.id from Badge b where b.id = 1 and " + condition;
        assertThat(factory.<Integer>fromTransaction(session ->
                        session.createSelectionQuery(hql, Integer.class).getSingleResultOrNull()))
                .isEqualTo(1);
    }

    @Test
    void itsTextIsStored() {
        factory.inTransaction(session -> {
            session.createMutationQuery("update Badge b set b.name = cast(b.number as String) where b.id = 1")
                    .executeUpdate();
            assertThat(session.find(Badge.class, 1).name).isEqualTo(TEXT);
            session.getTransaction().markRollbackOnly();
        });
    }

    private Object select(String expression, int id) {
        return factory.fromTransaction(session -> {
            var query = session.createSelectionQuery(
                    "select " + expression + " from Badge b where b.id = " + id, Object.class);
            if (expression.contains(":number")) {
                query.setParameter("number", UUID.fromString(TEXT));
            }
            return query.getSingleResultOrNull();
        });
    }
}
