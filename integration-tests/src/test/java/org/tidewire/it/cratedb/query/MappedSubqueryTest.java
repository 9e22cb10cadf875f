package org.tidewire.it.cratedb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.query.MappedSubquerySuite;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

@CrateDBTest
class MappedSubqueryTest extends MappedSubquerySuite {
    MappedSubqueryTest(TestDatabase database) {
        super(database);
    }

    /** CrateDB 6.4.4 loses the rows of an outer join that have no partner, and refuses the others (XX000). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select l.name from Product p left join p.latest l",
                "select p.name from Product p right join p.latest l",
                "select l.name from Product p join p.last l",
                "select l.name from Product p left join p.last l",
                "select p.name from Product p left join p.rated i",
                "select p.name from Item i left join i.product p join p.secret s",
                "select p.name from Item i left join Product p on p.rates = i.id",
                "select p.name from Product p left join p.secret s where s.id is null or s.id > 1"
            })
    void otherJoinsAreRefusedBeforeAnythingIsSent(String hql) {
        assertThat(database.statements()
                        .sqlDuring(() -> assertThatThrownBy(() -> names(hql))
                                .isInstanceOf(UnsupportedFeatureException.class)
                                .hasMessageContaining("a subquery in the condition of a join")))
                .isEmpty();
    }
}
