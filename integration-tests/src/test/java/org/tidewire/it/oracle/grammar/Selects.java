package org.tidewire.it.oracle.grammar;

import java.util.ArrayList;
import java.util.List;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Statement;
import org.tidewire.it.oracle.tree.Tree;

/** Queries of rows: a list of expressions, joins, a condition, and sometimes an order by keys with a limit. */
final class Selects {
    private Selects() {}

    static Statement query(Scope scope) {
        Choice choice = scope.choice();
        From from = From.of(scope);
        boolean ordered = choice.oneIn(3);
        Tree items = items(from.scope(), 1 + choice.below(4));
        boolean distinct = !ordered && choice.oneIn(6);
        Tree order = ordered
                ? Tree.syntax(
                        " order by {}" + from.orderByKeys() + "{}",
                        choice.oneIn(2) ? sorting(from.scope()) : Tree.syntax(""),
                        choice.oneIn(2) ? limit(choice) : Tree.syntax(""))
                : Tree.syntax("");
        Tree tree = Tree.syntax(
                "select " + (distinct ? "distinct " : "") + "{} from {}{}{}",
                items,
                from.tree(),
                where(from.scope()),
                order);
        return Statement.query(tree, ordered);
    }

    static Tree limit(Choice choice) {
        return Tree.clause(" limit " + choice.of("1", "3", "5", "4 offset 2", "100 offset 3"));
    }

    /** No number alone, nor an enum that is stored as one: H2, by Hibernate, takes {@code 1L} for a position, and the dialects here for a constant. */
    private static Tree sorting(Scope scope) {
        Choice choice = scope.choice();
        String order = choice.of("", "desc ") + "nulls " + choice.of("first", "last") + ", ";
        Tree key = scope.part(choice.of(Kind.ORDERED));
        return key.text().matches("-?[0-9]+[a-zA-Z]*|.*Grade.[A-Z]+")
                ? Tree.syntax("")
                : Tree.clause("{} " + order, key);
    }

    static Tree where(Scope scope) {
        return scope.choice().oneIn(5) ? Tree.syntax("") : Tree.clause(" where {}", scope.make(Kind.PREDICATE));
    }

    static Tree items(Scope scope, int number) {
        List<Tree> items = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            items.add(item(scope));
        }
        return Tree.list(items);
    }

    static Tree item(Scope scope) {
        return scope.choice().oneIn(4) ? scope.part(Kind.PREDICATE) : scope.make(scope.kind(Kind.ofValues()));
    }
}
