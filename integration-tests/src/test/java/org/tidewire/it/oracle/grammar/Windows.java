package org.tidewire.it.oracle.grammar;

import java.util.ArrayList;
import java.util.List;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Statement;
import org.tidewire.it.oracle.tree.Tree;

/** Queries with window functions, whose windows are sorted by a key so that their values are determined. */
final class Windows {
    private static final List<String> FRAMES = List.of(
            "",
            "",
            " rows between unbounded preceding and current row",
            " rows between 1 preceding and 1 following",
            " rows between current row and unbounded following",
            " rows 2 preceding",
            " range between unbounded preceding and current row");

    private Windows() {}

    static Statement query(Scope outer) {
        From from = From.of(outer);
        Scope scope = from.scope().shallow();
        List<Tree> items = new ArrayList<>();
        for (int i = 0; i < 1 + outer.choice().below(3); i++) {
            items.add(window(scope, from));
        }
        items.add(Selects.item(scope));
        Tree tree = Tree.syntax("select {} from {}{}", Tree.list(items), from.tree(), Selects.where(from.scope()));
        return Statement.query(tree, false);
    }

    private static Tree window(Scope scope, From from) {
        Choice choice = scope.choice();
        Kind kind = choice.of(Kind.AGGREGATED);
        Tree partition = choice.oneIn(2)
                ? Tree.clause("partition by {} ", partitioned(scope.leaf(scope.kind(Kind.COMPARABLE))))
                : Tree.syntax("");
        String direction = choice.of("", " desc");
        Tree sorted = Tree.syntax(
                "order by {}"
                        + String.join(
                                ", ",
                                from.keys().stream()
                                        .map(key -> key + direction + " nulls first")
                                        .toList()),
                choice.oneIn(2) ? sorting(scope) : Tree.syntax(""));
        String frame = choice.of(FRAMES);
        return switch (choice.below(9)) {
            case 0 -> Tree.of(Kind.LONG, "row_number() over ({}{})", partition, sorted);
            case 1 ->
                Tree.of(
                        Kind.LONG,
                        choice.of("rank", "dense_rank") + "() over ({}order by {})",
                        partition,
                        Tree.syntax("{} nulls first", attribute(scope, kind)));
            case 2 -> Tree.of(kind, "lag({}) over ({}{})", scope.part(kind), partition, sorted);
            case 3 -> Tree.of(kind, "lead({}, 2) over ({}{})", scope.part(kind), partition, sorted);
            case 4 ->
                Tree.of(
                        kind,
                        choice.of("first_value", "last_value") + "({}) over ({}{}" + frame + ")",
                        scope.part(kind),
                        partition,
                        sorted);
            case 5 ->
                Tree.of(Kind.LONG, "sum({}) over ({}{}" + frame + ")", scope.part(Kind.INTEGER), partition, sorted);
            case 6 -> Tree.of(Kind.LONG, "count({}) over ({})", scope.part(kind), partition);
            case 7 ->
                Tree.of(
                        kind,
                        choice.of("max", "min") + "({}) over ({}{}" + frame + ")",
                        scope.part(kind),
                        partition,
                        sorted);
            default -> Tree.of(Kind.INTEGER, "ntile(3) over ({}{})", partition, sorted);
        };
    }

    /** Hibernate takes a number for the position of a selected item, and counts from 0. */
    private static Tree partitioned(Tree leaf) {
        return leaf.text().matches("\\d+") ? Tree.syntax(leaf.text() + "L") : leaf.as(Kind.SYNTAX);
    }

    /** A constant would be taken for a position, or refused. */
    private static Tree attribute(Scope scope, Kind kind) {
        return scope.attribute(kind).orElseGet(() -> scope.own().get(0)).as(Kind.SYNTAX);
    }

    private static Tree sorting(Scope scope) {
        Kind kind = scope.choice().of(Kind.AGGREGATED);
        return Tree.clause("{} nulls " + scope.choice().of("first", "last") + ", ", attribute(scope, kind));
    }
}
