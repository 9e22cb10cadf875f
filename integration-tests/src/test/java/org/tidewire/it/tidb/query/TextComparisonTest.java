package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.query.SelectionQuery;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Text that comes from no column is compared with case and accents, whatever the connection's collation is. */
@TiDBTest
@RealTiDB("MariaDB's columns are compared without case")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextComparisonTest {
    @Embeddable
    static class Document {
        String name;
    }

    @Entity(name = "Page")
    static class Page {
        @Id
        int id;

        String title;

        @Column(columnDefinition = "varchar(20) collate utf8mb4_general_ci")
        String loose;

        @JdbcTypeCode(SqlTypes.JSON)
        Document document;

        protected Page() {}

        Page(int id, String text) {
            this.id = id;
            title = text;
            loose = text;
            document = new Document();
            document.name = text;
        }
    }

    private static final Pattern SPACE = Pattern.compile(" ");

    private SessionFactory factory;
    private SessionFactory withCollation;

    @BeforeAll
    void insertRows(TestDatabase database) {
        Map<String, Object> json = Map.of("hibernate.query.hql.json_functions_enabled", true);
        factory = database.sessionFactory(json, Page.class);
        factory.inTransaction(session -> {
            session.persist(new Page(1, "a"));
            session.persist(new Page(2, "A"));
            session.persist(new Page(3, "ä"));
        });
        withCollation = database.sessionFactory(
                Map.of(
                        "hibernate.query.hql.json_functions_enabled",
                        true,
                        "hibernate.hbm2ddl.auto",
                        "none",
                        "jakarta.persistence.nonJtaDataSource",
                        database.dataSource(pool -> pool.addDataSourceProperty("connectionCollation", "utf8mb4_bin"))),
                Page.class);
    }

    /** The parameter {@code p} is "A". */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "p.document.name = 'A' | 2",
                "p.document.name = :p | 2",
                "p.document.name <> 'A' | 1 3",
                "p.document.name in ('A', 'b') | 2",
                "p.document.name not in (:p, 'b') | 1 3",
                "p.document.name like 'A%' | 2",
                "p.document.name like :p | 2",
                "p.document.name between 'A' and 'B' | 2",
                "p.document.name = upper(p.title) | 2",
                "p.document.name is distinct from 'A' | 1 3",
                "json_value(p.document, '$.name') = :p | 2",
                "json_value(p.document, '$.name' returning String) = :p | 2",
                "json_value(p.document, '$.name' null on empty) = :p | 2",
                "(p.document.name, 1) in (('A', 1), ('b', 2)) | 2",
                "p.document.name = any (select 'A' from Page q) | 2",
                "exists (select 1 from Page q where q.document.name = p.title and q.id <> p.id) | -",
                "'a' = :p | -",
                ":p in ('a', 'b') | -",
                ":p like 'a' | -",
                ":p = concat(:p, '') | 1 2 3",
                "lower(:p) = :p | -",
                "concat('a', 'b') = 'AB' | -",
                "concat(cast(p.id as String), 'a') = '1A' | -",
                "coalesce(:p, 'x') = 'a' | -",
                "case when p.id = 1 then 'a' else 'b' end = 'A' | -",
                "nullif('A', 'a') is null | -",
                "p.loose = 'A' | 1 2 3",
                "p.loose in ('A', 'b') | 1 2 3",
                "upper(p.loose) = 'a' | 1 2 3",
                "p.loose = :p | 1 2 3"
            })
    void conditions(String condition, String ids) {
        String hql = "select p.id from Page p where " + condition + " order by p.id";
        assertThat(texts(factory, hql)).isEqualTo(split(ids));
        assertThat(texts(withCollation, hql)).isEqualTo(split(ids));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "select distinct case when p.id = 1 then 'A' else 'a' end as t from Page p order by t | A a",
                "select distinct case when p.id = 1 then :p else 'a' end as t from Page p order by t | A a",
                "select count(*) from Page p group by p.document.name | 1 1 1",
                "select count(*) from Page p group by case when p.id = 1 then 'A' else 'a' end order by 1 | 1 2",
                "select count(distinct p.document.name) from Page p | 3",
                "select min(p.document.name) from Page p | A",
                "select max(case when p.id = 2 then 'b' else 'B' end) from Page p | b",
                "select p.id from Page p order by p.document.name | 2 1 3",
                "select p.id from Page p order by case when p.id = 1 then 'b' else 'B' end, p.id | 2 3 1",
                "(select 'A' union select 'a') order by 1 | A a",
                "(select :p union select 'a') order by 1 | A a",
                "select s.t from (select 'A' as t union all select 'a' as t) s where s.t = 'a' | a",
                "select listagg(case when p.id = 1 then 'A' else 'a' end, '-') within group (order by p.id) from Page p | A-a-a"
            })
    void groupsAndOrder(String hql, String texts) {
        assertThat(texts(factory, hql)).isEqualTo(split(texts));
        assertThat(texts(withCollation, hql)).isEqualTo(split(texts));
    }

    @Test
    void updates() {
        String hql = "update Page p set p.title = p.title where p.document.name = 'A' and 'b' <> 'B'";
        assertThat(factory.<Integer>fromTransaction(
                        session -> session.createMutationQuery(hql).executeUpdate()))
                .isEqualTo(1);
    }

    private static List<String> split(String words) {
        return words.equals("-") ? List.of() : List.of(SPACE.split(words));
    }

    private static List<String> texts(SessionFactory factory, String hql) {
        return factory.fromTransaction(session -> {
            SelectionQuery<Object> query = session.createSelectionQuery(hql, Object.class);
            if (hql.contains(":p")) {
                query.setParameter("p", "A");
            }
            Stream<String> texts = query.getResultList().stream().map(String::valueOf);
            return texts.toList();
        });
    }
}
