package org.tidewire.it.oracle.grammar;

import java.util.Map;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Tree;

/** JSON documents; their attributes are paths of an item. */
final class Documents {
    private Documents() {}

    static void addTo(Grammar grammar) {
        grammar.add(Area.JSON, Kind.PREDICATE, 1, Documents::comparison);
        grammar.add(Area.JSON, Kind.TEXT, 1, Documents::value);
    }

    private static Tree comparison(Scope scope) {
        Choice choice = scope.choice();
        String item = scope.attribute(Kind.ITEM).map(Tree::text).orElse("");
        if (item.isEmpty()) {
            return Predicates.simple(scope);
        }
        return choice.oneIn(2)
                ? Tree.of(Kind.PREDICATE, item + choice.of(".doc is null", ".extra is not null"))
                : Tree.of(
                        Kind.PREDICATE,
                        item + ".extra " + choice.of("=", "<>") + " {}",
                        Tree.parameter(Kind.SYNTAX, choice.of(Map.of(), Map.of("color", "Red"))));
    }

    private static Tree value(Scope scope) {
        return scope.attribute(Kind.ITEM)
                .map(item -> Tree.of(
                        Kind.TEXT,
                        "json_value(" + item.text() + ".extra, '$."
                                + scope.choice().of("color", "size", "none") + "')"))
                .orElseGet(() -> scope.leaf(Kind.TEXT));
    }
}
