package org.tidewire.it.oracle.grammar;

import java.util.List;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Tree;

/** Row values, composite ids, entities and collections in predicates. */
final class RowValues {
    private static final List<Kind> KINDS = List.of(Kind.INTEGER, Kind.TEXT, Kind.INTEGER, Kind.DATE, Kind.LONG);

    private RowValues() {}

    static void addTo(Grammar grammar) {
        Area area = Area.ROWS;
        grammar.add(area, Kind.PREDICATE, 1, RowValues::comparison);
        grammar.add(area, Kind.PREDICATE, 1, RowValues::list);
        grammar.add(area, Kind.PREDICATE, 1, RowValues::subquery);
        grammar.add(area, Kind.PREDICATE, 1, RowValues::entity);
        grammar.add(area, Kind.PREDICATE, 1, RowValues::collection);
        grammar.add(area, Kind.PREDICATE, 1, RowValues::slot);
    }

    private static Tree comparison(Scope scope) {
        Choice choice = scope.choice();
        Kind first = choice.of(KINDS);
        Kind second = choice.of(KINDS);
        return Tree.of(
                Kind.PREDICATE,
                "({}, {}) " + choice.of("=", "=", "<>", "<", ">=", "is distinct from", "is not distinct from")
                        + " ({}, {})",
                scope.part(first),
                scope.part(second),
                scope.part(first),
                scope.part(second));
    }

    private static Tree list(Scope scope) {
        Choice choice = scope.choice();
        Kind first = choice.of(KINDS);
        Kind second = choice.of(KINDS);
        return Tree.of(
                Kind.PREDICATE,
                "({}, {}) " + choice.of("in", "not in") + " ({})",
                notNull(scope, first),
                notNull(scope, second),
                Tree.list(List.of(row(scope, first, second), row(scope, first, second))));
    }

    private static Tree row(Scope scope, Kind first, Kind second) {
        return Tree.syntax("({}, {})", notNull(scope, first), notNull(scope, second));
    }

    /** H2 takes the comparison with a row that has a null for unknown, even where another column differs (ReferenceFaultsTest). */
    private static Tree subquery(Scope scope) {
        Choice choice = scope.choice();
        Kind first = choice.of(KINDS);
        Kind second = choice.of(KINDS);
        Inner inner = Inner.of(scope);
        String text = "({}, {}) " + choice.of("in", "in", "not in") + " (select ";
        String group = choice.of(inner.key().split(", "));
        return choice.oneIn(4)
                ? Tree.of(
                        Kind.PREDICATE,
                        text + group + ", max({}) from {}{} group by " + group + ")",
                        notNull(scope, group.endsWith("shelf") ? Kind.TEXT : Kind.INTEGER),
                        notNull(scope, second),
                        notNull(inner.scope().alone(), second),
                        inner.from(),
                        inner.where())
                : Tree.of(
                        Kind.PREDICATE,
                        text + "{}, {} from {}{})",
                        notNull(scope, first),
                        notNull(scope, second),
                        notNull(inner.scope(), first),
                        notNull(inner.scope(), second),
                        inner.from(),
                        inner.where());
    }

    private static Tree notNull(Scope scope, Kind kind) {
        return Tree.of(kind, "coalesce({}, " + kind.literal(kind.pool().get(0)) + ")", scope.part(kind))
                .as(Kind.SYNTAX);
    }

    private static Tree entity(Scope scope) {
        Choice choice = scope.choice();
        String item = scope.attribute(Kind.ITEM).map(Tree::text).orElse("");
        if (item.isEmpty()) {
            return Predicates.simple(scope);
        }
        Inner inner = Inner.of(scope, Source.ITEM);
        return switch (choice.below(5)) {
            case 0 -> Tree.of(Kind.PREDICATE, item + choice.of(".parent is null", ".owner is not null"));
            case 1 ->
                Tree.of(
                        Kind.PREDICATE,
                        item + choice.of("", ".parent") + choice.of(" in ", " not in ") + "(select " + inner.alias()
                                + ".parent from {}{})",
                        inner.from(),
                        inner.where());
            case 2 ->
                Tree.of(
                        Kind.PREDICATE,
                        "exists (select 1 from {} where " + inner.alias() + ".parent = " + item + "{})",
                        inner.from(),
                        Tree.clause(" and {}", inner.scope().part(Kind.PREDICATE)));
            case 3 -> Tree.of(Kind.PREDICATE, item + ".parent.owner " + choice.of("=", "<>") + " " + item + ".owner");
            default -> Tree.of(Kind.PREDICATE, "type(" + item + ".owner) " + choice.of("=", "<>") + " Company");
        };
    }

    private static Tree collection(Scope scope) {
        Choice choice = scope.choice();
        String item = scope.attribute(Kind.ITEM).map(Tree::text).orElse("");
        if (item.isEmpty()) {
            return Predicates.simple(scope);
        }
        return switch (choice.below(5)) {
            case 0 ->
                Tree.of(Kind.PREDICATE, item + choice.of(".tags", ".marks") + choice.of(" is empty", " is not empty"));
            case 1 ->
                Tree.of(
                        Kind.PREDICATE,
                        "{} " + choice.of("", "not ") + "member of " + item + ".tags",
                        scope.part(Kind.TEXT));
            case 2 -> Tree.of(Kind.PREDICATE, "{} > size(" + item + ".marks)", scope.part(Kind.INTEGER));
            case 3 ->
                Tree.of(
                        Kind.PREDICATE,
                        "{} " + choice.of("in", "not in") + " elements(" + item + ".marks)",
                        scope.part(Kind.INTEGER));
            default ->
                Tree.of(
                        Kind.PREDICATE,
                        "exists (select 1 from " + item + ".tags t where t = {})",
                        scope.part(Kind.TEXT));
        };
    }

    /** Comparisons of embedded ids. */
    private static Tree slot(Scope scope) {
        Choice choice = scope.choice();
        String slot = scope.attribute(Kind.SLOT).map(Tree::text).orElse("");
        if (slot.isEmpty()) {
            return comparison(scope);
        }
        Inner inner = Inner.of(scope, Source.SLOT);
        return choice.oneIn(2)
                ? Tree.of(
                        Kind.PREDICATE,
                        slot + ".id " + choice.of("in", "not in") + " (select " + inner.alias() + ".id from {}{})",
                        inner.from(),
                        inner.where())
                : Tree.of(
                        Kind.PREDICATE,
                        "exists (select 1 from {} where " + inner.alias() + ".id " + choice.of("=", "<>") + " " + slot
                                + ".id{})",
                        inner.from(),
                        Tree.clause(" and {}", inner.scope().part(Kind.PREDICATE)));
    }
}
