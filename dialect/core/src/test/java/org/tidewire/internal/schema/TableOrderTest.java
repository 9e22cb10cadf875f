package org.tidewire.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableOrderTest {
    private final Map<String, List<String>> references = new LinkedHashMap<>();

    @Test
    void keepsTheOrderOfTablesWithoutReferences() {
        table("c");
        table("a");
        table("b");
        assertThat(order()).isEqualTo("{c=0, a=0, b=0}");
    }

    @Test
    void putsATableAfterThoseThatItRefersTo() {
        table("a", "c", "b");
        table("b", "c");
        table("c");
        assertThat(order()).isEqualTo("{c=0, b=1, a=2}");
    }

    @Test
    void aTableMayReferToItselfAndToThoseThatExist() {
        table("a", "a", "there already");
        assertThat(order()).isEqualTo("{a=2}");
    }

    @Test
    void aCircleBeginsWhereTheFewestReferencesAreLeftOver() {
        table("employee", "department", "employee");
        table("department", "employee");
        assertThat(order()).isEqualTo("{department=0, employee=2}");
    }

    @Test
    void aReferenceAfterOneThatClosesACircleIsLeftOver() {
        table("a", "b", "x");
        table("b", "x", "a");
        table("x");
        assertThat(order()).isEqualTo("{x=0, b=1, a=2}");
    }

    @Test
    void whatOnlyRefersToACircleLeavesNothingOver() {
        table("outside", "a");
        table("a", "b");
        table("b", "a");
        assertThat(order()).isEqualTo("{a=0, b=1, outside=1}");
    }

    @Test
    void twoCirclesOfTwoThatShareATableLeaveOneOverEach() {
        table("a", "hub");
        table("b", "hub");
        table("hub", "c", "b", "a");
        table("c");
        assertThat(leftOver()).isEqualTo(2);
    }

    @Test
    void aTriangleWithATailLeavesOneOver() {
        table("a", "b");
        table("b", "c", "tail");
        table("c", "a");
        table("tail");
        assertThat(leftOver()).isEqualTo(1);
    }

    /** To begin with "a", of which one reference is left over, would leave over one of each of the others. */
    @Test
    void theFirstTableOfACircleIsTheOneThatTheOthersReferTo() {
        table("a", "hub");
        table("b", "hub");
        table("c", "hub");
        table("hub", "x", "a", "b", "c");
        table("x");
        assertThat(leftOver()).isEqualTo(3);
        references.clear();
        table("a", "hub");
        table("b", "a", "hub");
        table("c", "b", "hub");
        table("hub", "c");
        assertThat(order()).isEqualTo("{hub=0, a=1, b=2, c=2}");
    }

    @Test
    void twoCirclesThatShareATableAreClosedByOneReferenceEach() {
        table("a", "shared");
        table("b", "a");
        table("c", "shared");
        table("d", "c");
        table("shared", "b", "d");
        assertThat(leftOver()).isEqualTo(2);
    }

    @Test
    void twoCirclesThatFollowEachOtherAreClosedByOneReferenceEach() {
        table("a", "b", "c");
        table("b", "a");
        table("c", "d");
        table("d", "c");
        assertThat(order()).isEqualTo("{c=0, d=1, b=0, a=2}");
    }

    @Test
    void aLargeCircleIsClosedByOneReference() {
        IntStream.range(0, 40).forEach(i -> table("t" + i, "t" + (i + 1) % 40));
        assertThat(leftOver()).isEqualTo(1);
    }

    @Test
    void aLargeCircleBeginsWithTheTableThatMostOthersReferTo() {
        IntStream.range(0, 39).forEach(i -> table("t" + i, "hub", "t" + (i + 1) % 39));
        table("hub", "t7");
        assertThat(order()).startsWith("{hub=0, ");
    }

    /** Longer than the stack is deep, from either end. */
    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void aLongChainIsTakenFromItsEnd(int step) {
        int tables = 20_000;
        for (int i = 0; i < tables; i++) {
            int number = step > 0 ? i : tables - 1 - i;
            table("t" + number, number + 1 < tables ? new String[] {"t" + (number + 1)} : new String[0]);
        }
        assertThat(List.copyOf(TableOrder.of(references).keySet()))
                .isEqualTo(IntStream.range(0, tables)
                        .mapToObj(i -> "t" + (tables - 1 - i))
                        .toList());
        assertThat(leftOver()).isZero();
    }

    @Test
    void aVeryLongCircleIsClosedByOneReference() {
        IntStream.range(0, 20_000).forEach(i -> table("t" + i, "t" + (i + 1) % 20_000));
        assertThat(leftOver()).isEqualTo(1);
    }

    /** Each of two is left over in one direction. */
    @Test
    void whereAllReferToAllHalfIsLeftOver() {
        int tables = 100;
        IntStream.range(0, tables)
                .forEach(i -> table(
                        "t" + i,
                        IntStream.range(0, tables)
                                .filter(other -> other != i)
                                .mapToObj(other -> "t" + other)
                                .toArray(String[]::new)));
        assertThat(leftOver()).isEqualTo(tables * (tables - 1) / 2);
    }

    private void table(String name, String... references) {
        this.references.put(name, List.of(references));
    }

    private int leftOver() {
        Map<String, Integer> order = TableOrder.of(references);
        return references.entrySet().stream()
                .mapToInt(entry -> entry.getValue().size() - order.get(entry.getKey()))
                .sum();
    }

    private String order() {
        return TableOrder.of(references).toString();
    }
}
