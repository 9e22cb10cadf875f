package org.tidewire.it.tidb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** Indexes that TiDB has and Jakarta Persistence can say: on an expression, on the elements of an array, invisible. */
@TiDBTest
@RealTiDB("MariaDB has neither of these indexes")
class IndexTest {
    private final Schema schema;
    private final SessionFactory factory;

    IndexTest(TestDatabase database) {
        this.schema = new Schema(database);
        this.factory = database.sessionFactory(Product.class);
    }

    @Test
    void areWhatTheServerShows() throws SQLException {
        assertThat(schema.show("products"))
                .contains(
                        "KEY `by_lower_name` ((lower(`name`)))",
                        "KEY `by_tag` ((cast(`tags` as char(20) array)))",
                        "KEY `by_name` (`name`) /*!80000 INVISIBLE */");
    }

    @Test
    void theElementsOfAnArrayAreFoundByTheirIndex() throws SQLException {
        factory.inTransaction(session -> session.persist(new Product(1, "[\"red\", \"blue\"]")));

        assertThat(schema.query("select id from products where 'blue' member of (tags)"))
                .containsExactly(List.of("1"));
        assertThat(schema.query("explain select /*+ use_index_merge(products, by_tag) */ id from products"
                                + " where 'blue' member of (tags)")
                        .toString())
                .contains("by_tag");
    }

    @Test
    void areKnownAgain() {
        schema.isKnownAgain(Product.class);
    }

    @Entity
    @Table(
            name = "products",
            indexes = {
                @Index(name = "by_lower_name", columnList = "(lower(name))"),
                @Index(name = "by_tag", columnList = "(cast(tags as char(20) array))"),
                @Index(name = "by_name", columnList = "name desc", options = "invisible")
            })
    static class Product {
        @Id
        long id;

        String name;

        @Column(columnDefinition = "json")
        String tags;

        Product() {}

        Product(long id, String tags) {
            this.id = id;
            this.tags = tags;
        }
    }
}
