package org.tidewire.it.oracle.grammar;

import java.util.Arrays;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Tree;

/** Productions that are a text with holes for expressions of given kinds. */
final class Forms {
    private Forms() {}

    static void add(Grammar grammar, Area area, Kind kind, int weight, String text, Kind... parts) {
        grammar.add(
                area,
                kind,
                weight,
                scope -> Tree.of(
                        kind, text, Arrays.stream(parts).map(scope::part).toArray(Tree[]::new)));
    }
}
