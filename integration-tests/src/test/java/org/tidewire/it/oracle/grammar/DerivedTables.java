package org.tidewire.it.oracle.grammar;

import java.util.ArrayList;
import java.util.List;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Statement;
import org.tidewire.it.oracle.tree.Tree;

/** Common table expressions, subqueries in {@code from}, and set operations. */
final class DerivedTables {
    private DerivedTables() {}

    static Statement commonTable(Scope outer) {
        Columns columns = Columns.of(outer);
        String name = outer.alias("c");
        return using(outer, columns, name + " ", Tree.syntax("with " + name + " as ({}) ", columns.query));
    }

    static Statement subquery(Scope outer) {
        Columns columns = Columns.of(outer);
        Choice choice = outer.choice();
        String alias = outer.alias("d");
        Scope scope = outer.with(columns.attributes(alias));
        Tree tree = Tree.syntax(
                "select {} from ({}) " + alias + "{}",
                Selects.items(scope, 1 + choice.below(3)),
                columns.query,
                Selects.where(scope));
        return Statement.query(tree, false);
    }

    private static Statement using(Scope outer, Columns columns, String name, Tree with) {
        Choice choice = outer.choice();
        String alias = outer.alias("d");
        Scope scope = outer.with(columns.attributes(alias));
        Tree joined = Tree.syntax("");
        if (choice.oneIn(3)) {
            String other = outer.alias("d");
            joined = Tree.clause(
                    choice.of(" join ", " left join ") + name + other + " on {}",
                    Tree.of(Kind.PREDICATE, alias + ".x0 = " + other + ".x0"));
            scope = scope.and(columns.attributes(other));
        }
        Tree tree = Tree.syntax(
                "{}select {} from " + name + alias + "{}{}",
                with,
                Selects.items(scope, 1 + choice.below(3)),
                joined,
                Selects.where(scope));
        return Statement.query(tree, false);
    }

    /** Sorted by all columns, or not at all. */
    static Statement setOperation(Scope outer) {
        Choice choice = outer.choice();
        int number = 1 + choice.below(3);
        List<Kind> kinds = new ArrayList<>();
        List<String> order = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            kinds.add(choice.of(Kind.AGGREGATED));
            order.add((i + 1) + choice.of(" nulls first", " desc nulls last", " nulls first", " nulls last"));
        }
        String operator = choice.of("union", "union all", "intersect", "except", "union");
        boolean ordered = choice.oneIn(2);
        Tree tree = Tree.syntax(
                "{} " + operator + " {}{}",
                part(outer, kinds),
                part(outer, kinds),
                choice.oneIn(4) ? Tree.clause(" union all {}", part(outer, kinds)) : Tree.syntax(""));
        return ordered
                ? Statement.query(
                        Tree.syntax(
                                "({}) order by " + String.join(", ", order) + "{}",
                                tree,
                                choice.oneIn(2) ? Selects.limit(choice) : Tree.syntax("")),
                        true)
                : Statement.query(tree, false);
    }

    private static Tree part(Scope outer, List<Kind> kinds) {
        From from = From.of(outer.shallow());
        List<Tree> items = kinds.stream().map(from.scope()::make).toList();
        return Tree.syntax("select {} from {}{}", Tree.list(items), from.tree(), Selects.where(from.scope()));
    }

    /** The columns x0, x1 and so on of a query. */
    private record Columns(Tree query, List<Kind> kinds) {
        static Columns of(Scope outer) {
            Choice choice = outer.choice();
            From from = From.of(outer.derived());
            Scope scope = from.scope();
            List<Kind> kinds = new ArrayList<>();
            List<Tree> items = new ArrayList<>();
            boolean grouped = choice.oneIn(3);
            List<Tree> groups = grouped ? Aggregates.groups(scope) : List.of();
            for (int i = 0; i < 3; i++) {
                Tree item = item(scope, grouped, groups, i);
                kinds.add(item.kind());
                items.add(Tree.syntax("{} as x" + i, item));
            }
            Tree text = Tree.syntax(
                    "select {}, {}, {} from {}{}{}",
                    items.get(0),
                    items.get(1),
                    items.get(2),
                    from.tree(),
                    Selects.where(scope),
                    groups.isEmpty() ? Tree.syntax("") : Tree.syntax(" group by {}", Aggregates.syntax(groups)));
            return new Columns(text, kinds);
        }

        private static Tree item(Scope scope, boolean grouped, List<Tree> groups, int index) {
            if (!grouped) {
                return scope.make(scope.choice().of(Kind.AGGREGATED));
            }
            return index < groups.size() ? groups.get(index) : Aggregates.aggregate(scope.alone());
        }

        List<Tree> attributes(String alias) {
            List<Tree> found = new ArrayList<>();
            for (int i = 0; i < kinds.size(); i++) {
                found.add(Tree.of(kinds.get(i), alias + ".x" + i));
            }
            return found;
        }
    }
}
