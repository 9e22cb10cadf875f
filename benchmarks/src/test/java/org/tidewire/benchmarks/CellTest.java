package org.tidewire.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tidewire.benchmarks.engine.Engine;

/** Which rows there are, and in which order. */
class CellTest {
    private static final Engine TIDB = new Engine("jdbc:mysql://a:4000/b", "root", "", "TiDB", false);
    private static final Engine STAND_IN = new Engine("jdbc:mysql://a:4000/b", "root", "", "a stand-in", true);

    @Test
    void whatIsComparedIsNextToEachOther() {
        Map<String, List<String>> named =
                Map.of("query", List.of("JOIN", "PAGE"), "dialect", List.of("HIBERNATE_MYSQL", "TIDEWIRE"));
        assertThat(Cell.of(Suite.QUERY, TIDB, named))
                .extracting(Naming::group, Naming::row, Cell::isReference)
                .map(tuple -> String.join(
                        "|", tuple.toList().stream().map(String::valueOf).toList()))
                .containsExactly(
                        "Query: join|MySQLDialect|true",
                        "Query: join|Tidewire|false",
                        "Query: page|MySQLDialect|true",
                        "Query: page|Tidewire|false");
    }

    @Test
    void theCommunityDialectDoesNotValidateTheStandIn() {
        Map<String, List<String>> named = Map.of("entities", List.of("5"), "validate", List.of("true"));
        assertThat(Cell.of(Suite.BOOT, TIDB, named)).hasSize(3);
        assertThat(Cell.of(Suite.BOOT, STAND_IN, named))
                .extracting(cell -> cell.value("dialect"))
                .containsExactly("HIBERNATE_MYSQL", "TIDEWIRE");
    }

    @Test
    void namesOfGroups() {
        assertThat(Cell.of(Suite.WRITE, TIDB, Map.of()))
                .extracting(Naming::group)
                .contains("Write: persist, 10,000 rows, batches of 1,000");
        assertThat(Cell.of(Suite.BOOT, TIDB, Map.of()))
                .extracting(Naming::group)
                .contains("Boot: 200 entities, with validation");
        assertThat(Cell.of(Suite.CONTENTION, TIDB, Map.of()))
                .extracting(Naming::group)
                .contains("Contention: optimistic, 4 accounts");
    }

    @Test
    void aParameterThatComesTwiceHasTheValuesOfBoth() {
        assertThat(NamedValues.of(List.of("rows=10,20", "rows=20,30"), List.of(Suite.WRITE), TIDB))
                .containsExactly(Map.entry("rows", List.of("10", "20", "30")));
    }

    @Test
    void aParameterNeedsAValue() {
        assertThatThrownBy(() -> NamedValues.of(List.of("rows"), List.of(Suite.WRITE), TIDB))
                .hasMessage("-p rows= takes whole numbers from 1 to 1000000, such as 10000");
    }
}
