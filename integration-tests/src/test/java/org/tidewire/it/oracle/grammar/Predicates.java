package org.tidewire.it.oracle.grammar;

import java.util.List;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Tree;

/** Predicates of three-valued logic, and expressions that are made of them. */
final class Predicates {
    private static final List<String> EQUALITIES =
            List.of("{} = {}", "{} <> {}", "{} = {}", "{} is distinct from {}", "{} is not distinct from {}");
    private static final List<String> ORDERS = List.of("{} < {}", "{} <= {}", "{} > {}", "{} >= {}");

    private Predicates() {}

    static void addTo(Grammar grammar) {
        Area area = Area.PREDICATES;
        grammar.add(area, Kind.PREDICATE, 6, Predicates::simple);
        grammar.add(area, Kind.PREDICATE, 3, scope -> comparison(scope, scope.kind(Kind.COMPARABLE)));
        grammar.add(area, Kind.PREDICATE, 3, scope -> logic("({} and {})", scope));
        grammar.add(area, Kind.PREDICATE, 3, scope -> logic("({} or {})", scope));
        grammar.add(area, Kind.PREDICATE, 3, scope -> Tree.of(Kind.PREDICATE, "not ({})", scope.part(Kind.PREDICATE)));
        grammar.add(area, Kind.PREDICATE, 1, Predicates::list);
        grammar.add(area, Kind.PREDICATE, 1, Predicates::between);
        grammar.add(area, Kind.PREDICATE, 1, scope -> scope.part(Kind.BOOLEAN).as(Kind.PREDICATE));
        grammar.add(
                area,
                Kind.PREDICATE,
                1,
                scope -> Tree.of(
                        Kind.PREDICATE,
                        "{} is " + scope.choice().of("true", "false", "not true", "not false"),
                        scope.part(Kind.BOOLEAN)));
        grammar.add(
                area,
                Kind.BOOLEAN,
                1,
                scope -> Tree.of(
                        Kind.BOOLEAN,
                        "case when {} then {} else {} end",
                        scope.part(Kind.PREDICATE),
                        scope.part(Kind.BOOLEAN),
                        scope.part(Kind.BOOLEAN)));
        for (Kind kind : Kind.ofValues()) {
            addConditional(grammar, kind);
        }
    }

    private static void addConditional(Grammar grammar, Kind kind) {
        if (kind == Kind.BINARY) {
            return;
        }
        grammar.add(
                Area.PREDICATES,
                kind,
                1,
                scope -> Tree.of(
                        kind,
                        "case when {} then {} else {} end",
                        scope.part(Kind.PREDICATE),
                        scope.part(kind),
                        scope.part(kind)));
        grammar.add(
                Area.PREDICATES,
                kind,
                1,
                scope -> Tree.of(kind, "case when {} then {} end", scope.part(Kind.PREDICATE), scope.part(kind)));
        grammar.add(
                Area.PREDICATES,
                kind,
                1,
                scope -> Tree.of(kind, "coalesce({}, {})", scope.part(kind), scope.part(kind)));
        // Hibernate gives the literals of an enum no type here.
        if (kind != Kind.GRADE && kind != Kind.COLOR) {
            grammar.add(
                    Area.PREDICATES,
                    kind,
                    1,
                    scope -> Tree.of(kind, "nullif({}, {})", scope.part(kind), scope.leaf(kind)));
        }
    }

    private static Tree logic(String text, Scope scope) {
        return Tree.of(Kind.PREDICATE, text, scope.part(Kind.PREDICATE), scope.part(Kind.PREDICATE));
    }

    /** A predicate without predicates in it. */
    static Tree simple(Scope scope) {
        Choice choice = scope.choice();
        if (choice.oneIn(5)) {
            Kind kind = scope.kind(Kind.ofValues());
            return Tree.of(Kind.PREDICATE, "{} is " + choice.of("null", "not null"), scope.leaf(kind));
        }
        return comparison(scope.shallow(), scope.kind(Kind.COMPARABLE));
    }

    private static Tree comparison(Scope scope, Kind kind) {
        Choice choice = scope.choice();
        String operator = choice.of(Kind.ORDERED.contains(kind) && choice.oneIn(2) ? ORDERS : EQUALITIES);
        Tree left = scope.attribute(kind).filter(found -> choice.oneIn(2)).orElseGet(() -> scope.part(kind));
        Tree right = choice.oneIn(3) ? Literals.compared(kind, scope) : scope.part(kind);
        return Tree.of(Kind.PREDICATE, operator, left, right);
    }

    private static Tree list(Scope scope) {
        Kind kind = scope.kind(Kind.COMPARABLE);
        Tree tested = scope.part(kind);
        Tree values =
                Tree.list(List.of(Literals.compared(kind, scope), scope.leaf(kind), Literals.compared(kind, scope)));
        return Tree.of(Kind.PREDICATE, "{} " + scope.choice().of("in", "not in") + " ({})", tested, values);
    }

    private static Tree between(Scope scope) {
        Kind kind = scope.choice().of(Kind.ORDERED);
        return Tree.of(
                Kind.PREDICATE,
                "{} " + scope.choice().of("between", "not between") + " {} and {}",
                scope.part(kind),
                Literals.compared(kind, scope),
                scope.part(kind));
    }
}
