package org.tidewire.it.oracle.grammar;

import java.util.ArrayList;
import java.util.List;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Tree;

/** Correlated and uncorrelated subqueries in predicates and as scalars. */
final class Subqueries {
    private Subqueries() {}

    static void addTo(Grammar grammar) {
        Area area = Area.SUBQUERIES;
        grammar.add(area, Kind.PREDICATE, 2, Subqueries::exists);
        grammar.add(area, Kind.PREDICATE, 2, Subqueries::in);
        grammar.add(area, Kind.PREDICATE, 2, Subqueries::quantified);
        grammar.add(area, Kind.PREDICATE, 1, Subqueries::member);
        for (Kind kind : Kind.AGGREGATED) {
            grammar.add(area, kind, 1, scope -> aggregate(kind, scope));
            grammar.add(area, kind, 1, scope -> first(kind, scope));
        }
        grammar.add(area, Kind.LONG, 2, scope -> scalar(Kind.LONG, scope, "count(*)"));
        grammar.add(area, Kind.LONG, 1, scope -> scalar(Kind.LONG, scope, "count({})", Kind.TEXT));
        grammar.add(area, Kind.LONG, 1, scope -> scalar(Kind.LONG, scope, "sum({})", Kind.INTEGER));
        grammar.add(area, Kind.LONG, 1, scope -> scalar(Kind.LONG, scope, "count({}) + 1", Kind.INTEGER));
        grammar.add(area, Kind.INTEGER, 1, scope -> scalar(Kind.INTEGER, scope, "coalesce(max({}), -1)", Kind.INTEGER));
        grammar.add(area, Kind.DECIMAL, 1, scope -> scalar(Kind.DECIMAL, scope, "sum({})", Kind.DECIMAL));
    }

    private static Tree exists(Scope scope) {
        Inner inner = Inner.of(scope);
        return Tree.of(
                Kind.PREDICATE,
                scope.choice().of("exists", "not exists") + " (select 1 from {}{}{})",
                inner.from(),
                inner.where(),
                scope.choice().oneIn(5) ? inner.limit() : Tree.syntax(""));
    }

    private static Tree in(Scope scope) {
        Kind kind = scope.choice().of(Kind.AGGREGATED);
        return Tree.of(
                Kind.PREDICATE,
                "{} " + scope.choice().of("in", "not in") + " ({})",
                scope.part(kind),
                column(kind, scope));
    }

    private static Tree quantified(Scope scope) {
        Choice choice = scope.choice();
        Kind kind = choice.of(Kind.AGGREGATED);
        String operator = choice.of("=", "<>", "<", ">", "<=", ">=");
        String quantifier = choice.of("any", "all", "some");
        Tree tested = scope.part(kind);
        boolean mistaken = operator.equals("=") && quantifier.equals("all") && isKey(tested);
        return Tree.of(
                Kind.PREDICATE,
                "{} " + operator + " " + (mistaken ? "any" : quantifier) + " ({})",
                tested,
                column(kind, scope));
    }

    /** H2 finds no key that is compared by {@code = all} with no values (ReferenceFaultsTest). */
    private static boolean isKey(Tree tested) {
        return tested.text().matches("\\w+\\.id(\\.room)?");
    }

    /** A query of one column of any number of rows. */
    private static Tree column(Kind kind, Scope scope) {
        Choice choice = scope.choice();
        Inner inner = Inner.of(scope);
        return switch (choice.below(6)) {
            case 0 ->
                Tree.syntax(
                        "select {} from {}{} union " + choice.of("", "all ") + "select {} from {}{}",
                        inner.scope().part(kind),
                        inner.from(),
                        inner.where(),
                        inner.scope().part(kind),
                        inner.from(),
                        inner.where());
            case 1 ->
                Tree.syntax(
                        "select {} from {}{}{}", inner.scope().part(kind), inner.from(), inner.where(), inner.limit());
            case 2 -> grouped(kind, inner);
            case 3 ->
                Tree.syntax(
                        "select " + choice.of("max", "min") + "({}) from {}{}",
                        inner.scope().alone().part(kind),
                        inner.from(),
                        inner.where());
            default ->
                Tree.syntax(
                        "select " + choice.of("", "", "distinct ") + "{} from {}{}",
                        inner.scope().part(kind),
                        inner.from(),
                        inner.where());
        };
    }

    /** H2 answers wrongly where what is aggregated has no column. */
    private static Tree grouped(Kind kind, Inner inner) {
        Tree value = inner.scope().alone().part(kind);
        StringBuilder hql = new StringBuilder();
        value.render(hql, new ArrayList<>());
        if (!hql.toString().contains(inner.alias() + ".")) {
            return Tree.syntax("select {} from {}{}", value, inner.from(), inner.where());
        }
        return Tree.syntax(
                "select max({}) from {}{} group by {}{}",
                value,
                inner.from(),
                inner.where(),
                Tree.syntax(inner.key()),
                inner.scope().choice().oneIn(2) ? Tree.clause(" having count(*) > 0") : Tree.syntax(""));
    }

    private static Tree member(Scope scope) {
        return scope.choice().oneIn(2)
                ? Tree.of(
                        Kind.PREDICATE,
                        "exists (select 1 from Item m where {} "
                                + scope.choice().of("", "not ") + "member of m.tags)",
                        Tree.of(Kind.TEXT, scope.choice().of("'a'", "'bx'", "'x'")))
                : Tree.of(Kind.PREDICATE, "{} > 0", scalar(Kind.LONG, scope, "count(*)"));
    }

    private static Tree aggregate(Kind kind, Scope scope) {
        return scalar(kind, scope, scope.choice().of("max", "min") + "({})", kind);
    }

    private static Tree scalar(Kind kind, Scope scope, String selected, Kind... parts) {
        Inner inner = Inner.of(scope);
        Tree select = Tree.syntax(
                selected,
                List.of(parts).stream().map(inner.scope().alone()::part).toArray(Tree[]::new));
        return Tree.of(kind, "(select {} from {}{})", select, inner.from(), inner.where());
    }

    private static Tree first(Kind kind, Scope scope) {
        Inner inner = Inner.of(scope);
        if (inner.source() != Source.SLOT && scope.choice().oneIn(2)) {
            return byId(kind, scope, inner);
        }
        return Tree.of(
                kind,
                "(select {} from {}{} order by " + inner.key() + " limit 1)",
                inner.scope().part(kind),
                inner.from(),
                inner.where());
    }

    /** One row or none, without an aggregate or a limit. */
    private static Tree byId(Kind kind, Scope scope, Inner inner) {
        return Tree.of(
                kind,
                "(select {} from {} where " + inner.key() + " = {}{})",
                inner.scope().part(kind),
                inner.from(),
                scope.subquery(List.of()).part(Kind.INTEGER),
                scope.choice().oneIn(3) ? Tree.clause(" and {}", inner.scope().make(Kind.PREDICATE)) : Tree.syntax(""));
    }
}
