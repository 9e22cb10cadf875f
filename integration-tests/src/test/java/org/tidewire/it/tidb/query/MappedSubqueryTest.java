package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.query.MappedSubquerySuite;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

@TiDBTest
class MappedSubqueryTest extends MappedSubquerySuite {
    MappedSubqueryTest(TestDatabase database) {
        super(database);
    }

    @Test
    void anOuterJoinByASubqueryThatRefersToNothingAround() {
        assertThat(names("select l.name from Product p left join p.last l")).containsExactly("r3", "r3", "r3");
    }

    @Test
    @RealTiDB("MariaDB takes subqueries there")
    void otherOuterJoinsAreRefusedBeforeAnythingIsSent() {
        for (String hql : List.of(
                "select l.name from Product p left join p.latest l",
                "select l.name from Product p left join p.first l",
                "select p.name from Product p right join p.latest l",
                "select p.name from Product p left join p.rated i",
                "select p.name from Item i left join i.product p join p.latest l",
                "select p.name from Item i left join Product p on p.rates = i.id",
                "select p.name from Product p left join p.secret s where s.id is null or s.id > 1")) {
            assertThat(database.statements()
                            .sqlDuring(() -> assertThatThrownBy(() -> names(hql))
                                    .as(hql)
                                    .isInstanceOf(UnsupportedFeatureException.class)
                                    .hasMessageContaining("a subquery of the mapping")))
                    .isEmpty();
        }
    }

    @Test
    void updatesAndDeletes() {
        assertThat(mutate("update Product p set p.name = 'x' where p.latest.name = 'r4'"))
                .isEqualTo(1);
        assertThat(names("select p.name from Product p order by p.id")).containsExactly("x", "p2", "p3");
        assertThat(mutate("delete from Item i where i.product.latest.name = 'r5'"))
                .isEqualTo(1);
        assertThat(names("select cast(i.id as string) from Item i order by i.id"))
                .containsExactly("1", "3");
    }
}
