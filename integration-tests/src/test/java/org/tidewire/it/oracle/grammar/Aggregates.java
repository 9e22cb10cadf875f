package org.tidewire.it.oracle.grammar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Statement;
import org.tidewire.it.oracle.tree.Tree;

/** Queries with aggregates: of all rows, or grouped, with filters and {@code having}. */
final class Aggregates {
    /** H2 answers {@code count(*) filter (where 1 = 0)} from the number of rows it knows, unless it has to add up too (ReferenceFaultsTest). */
    private static final Tree COUNTED_ROW_BY_ROW = Tree.syntax(", sum(1)");

    private Aggregates() {}

    static Statement query(Scope outer) {
        Choice choice = outer.choice();
        From from = From.of(outer);
        Scope scope = from.scope().alone();
        List<Tree> groups = groups(scope);
        List<Tree> values = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            values.add(aggregate(scope));
        }
        Scope grouped = scope.grouped(groups, values);
        List<Tree> items = new ArrayList<>(values);
        items.addAll(groups);
        if (choice.oneIn(2)) {
            items.add(Selects.item(grouped));
        }
        Tree having = choice.oneIn(2) && !groups.isEmpty()
                ? Tree.clause(" having {}", grouped.part(Kind.PREDICATE))
                : Tree.syntax("");
        Tree tree = Tree.syntax(
                "select {}{} from {}{}{}",
                Tree.list(items),
                values.stream().anyMatch(Aggregates::isFiltered) ? COUNTED_ROW_BY_ROW : Tree.syntax(""),
                from.tree(),
                Selects.where(scope),
                groups.isEmpty() ? having : Tree.syntax(" group by {}{}", syntax(groups), having));
        return Statement.query(tree, false);
    }

    private static boolean isFiltered(Tree aggregate) {
        return aggregate.parts().stream().anyMatch(part -> part.kind() == Kind.CLAUSE);
    }

    /** A literal in their place would be the position of a column. */
    static Tree syntax(List<Tree> groups) {
        return Tree.syntax(
                String.join(", ", Collections.nCopies(groups.size(), "{}")),
                groups.stream().map(tree -> tree.as(Kind.SYNTAX)).toArray(Tree[]::new));
    }

    static List<Tree> groups(Scope scope) {
        List<Tree> groups = new ArrayList<>();
        int number = scope.choice().of(0, 1, 1, 2);
        List<Tree> possible = scope.own().stream()
                .filter(tree -> Kind.COMPARABLE.contains(tree.kind()))
                .toList();
        for (int i = 0; i < number; i++) {
            groups.add(scope.choice().of(possible));
        }
        return groups.stream().distinct().toList();
    }

    static Tree aggregate(Scope scope) {
        Choice choice = scope.choice();
        Tree filter = choice.oneIn(3)
                ? Tree.clause(" filter (where {})", scope.shallow().make(Kind.PREDICATE))
                : Tree.syntax("");
        Kind ordered = choice.of(Kind.AGGREGATED);
        return switch (choice.below(9)) {
            case 0 -> Tree.of(Kind.LONG, "count(*){}", filter);
            case 1 -> of(Kind.LONG, "count({}){}", scope, scope.kind(Kind.ofValues()), filter);
            case 2 -> of(Kind.LONG, "count(distinct {}){}", scope, scope.kind(Kind.COMPARABLE), filter);
            case 3 -> of(Kind.LONG, "sum({}){}", scope, Kind.INTEGER, filter);
            case 4 -> of(Kind.DECIMAL, "sum({}){}", scope, Kind.DECIMAL, filter);
            case 5 -> average(scope, choice.of(Kind.INTEGER, Kind.DOUBLE, Kind.LONG), filter);
            case 6 -> Tree.of(Kind.BOOLEAN, choice.of("every", "any") + "({}){}", scope.part(Kind.PREDICATE), filter);
            // On H2 the sum is a decimal, which divides with a fraction.
            case 7 -> of(Kind.LONG, "cast(sum({}){} as Long)", scope, Kind.LONG, filter);
            default -> of(ordered, choice.of("max", "min") + "({}){}", scope, ordered, filter);
        };
    }

    /** H2 averages doubles, as Hibernate casts to them, and loses all digits where great numbers of both signs meet. */
    private static Tree average(Scope scope, Kind argument, Tree filter) {
        return of(
                Kind.DOUBLE, argument == Kind.LONG ? "avg(mod({}, 1000003)){}" : "avg({}){}", scope, argument, filter);
    }

    private static Tree of(Kind kind, String text, Scope scope, Kind argument, Tree filter) {
        return Tree.of(kind, text, scope.part(argument), filter);
    }
}
