package org.tidewire.it.oracle.grammar;

import java.util.ArrayList;
import java.util.List;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Tree;

/** A from clause: an entity, and what is joined to it. */
final class From {
    private final List<Tree> joins = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final String root;
    private Scope scope;

    private From(Scope outer) {
        Source source = Source.any(outer.choice());
        String alias = outer.alias("e");
        root = source.entity() + " " + alias;
        keys.addAll(source.key(alias));
        scope = outer.with(source.attributes(alias, outer));
        if (outer.has(Area.JOINS)) {
            int number = outer.choice().of(0, 0, 0, 1, 1, 2);
            for (int i = 0; i < number; i++) {
                join(alias, source);
            }
        }
    }

    static From of(Scope outer) {
        return new From(outer);
    }

    Scope scope() {
        return scope;
    }

    List<String> keys() {
        return keys;
    }

    /** Nulls are sorted explicitly, as SQL leaves their place open. */
    String orderByKeys() {
        return String.join(
                ", ",
                keys.stream()
                        .map(key -> key + " " + scope.choice().of("asc", "desc") + " nulls first")
                        .toList());
    }

    Tree tree() {
        StringBuilder text = new StringBuilder(root);
        joins.forEach(join -> text.append("{}"));
        return Tree.syntax(text.toString(), joins.toArray(Tree[]::new));
    }

    private void join(String alias, Source source) {
        Choice choice = scope.choice();
        if (source == Source.ITEM && choice.oneIn(3)) {
            association(alias, choice.of("parent", "owner"));
        } else if (source == Source.ITEM && choice.oneIn(4)) {
            String element = scope.alias("t");
            boolean tags = choice.oneIn(2);
            joins.add(
                    Tree.clause(choice.of(" join ", " left join ") + alias + (tags ? ".tags " : ".marks ") + element));
            keys.add(element);
            scope = scope.and(List.of(Tree.of(tags ? Kind.TEXT : Kind.INTEGER, element)));
        } else {
            entity();
        }
    }

    private void association(String alias, String attribute) {
        String joined = scope.alias("j");
        Source source = attribute.equals("parent") ? Source.ITEM : Source.PARTY;
        joins.add(condition(
                scope.choice().of(" join ", " left join ") + alias + "." + attribute + " " + joined, source, joined));
    }

    private void entity() {
        Choice choice = scope.choice();
        Source source = Source.any(choice);
        String joined = scope.alias("j");
        String text = choice.of(" join ", " left join ", " left join ", " join ", " right join ") + source.entity()
                + " " + joined;
        Scope outer = scope;
        scope = scope.and(source.attributes(joined, scope));
        keys.addAll(source.key(joined));
        Tree equal = Tree.of(
                Kind.PREDICATE,
                "{} = {}",
                outer.leaf(Kind.INTEGER),
                outer.with(source.attributes(joined, outer)).leaf(Kind.INTEGER));
        Tree more = choice.oneIn(2)
                ? Tree.clause(
                        choice.of(" and ", " and not ") + "({})",
                        scope.shallow().make(Kind.PREDICATE))
                : Tree.syntax("");
        joins.add(Tree.clause(text + " on {}{}", equal, more));
    }

    private Tree condition(String text, Source source, String joined) {
        scope = scope.and(source.attributes(joined, scope));
        keys.addAll(source.key(joined));
        return scope.choice().oneIn(2)
                ? Tree.clause(text + "{}", Tree.clause(" on {}", scope.shallow().make(Kind.PREDICATE)))
                : Tree.clause(text);
    }
}
