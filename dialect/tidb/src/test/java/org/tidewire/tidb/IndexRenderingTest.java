package org.tidewire.tidb;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.rendering.Rendering;

/** Indexes that TiDB has and Jakarta Persistence can say: on an expression, on the elements of an array, invisible. */
class IndexRenderingTest {
    @Test
    void indexes() {
        try (Rendering shop = Rendering.of("MySQL", TiDBRenderingTest.TIDB_8_5, Map.of(), Product.class)) {
            assertThat(shop.createScript()).isEqualTo("""
                    create table products (id bigint not null, name varchar(255), tags json, primary key (id), index by_lower_name ((lower(name))))
                    create index by_tag on products ((cast(tags as char(20) array)))
                    create index by_name on products (name desc) invisible
                    """);
        }
    }

    @Entity(name = "Product")
    @Table(
            name = "products",
            indexes = {
                @Index(name = "by_lower_name", columnList = "(lower(name))"),
                @Index(name = "by_tag", columnList = "(cast(tags as char(20) array))"),
                @Index(name = "by_name", columnList = "name desc", options = "invisible")
            })
    static class Product {
        @Id
        Long id;

        String name;

        @JdbcTypeCode(SqlTypes.JSON)
        String tags;
    }
}
