package org.tidewire.it.oracle.grammar;

import java.util.ArrayList;
import java.util.List;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Statement;
import org.tidewire.it.oracle.tree.Tree;

/** Queries of three and more entities, joined by and compared by any columns of any of them. */
final class Joins {
    private final Choice choice;
    private final Scope outermost;

    /** The numbers of each entity. */
    private final List<List<Tree>> columns = new ArrayList<>();

    private final List<String> keys = new ArrayList<>();
    private final List<Tree> from = new ArrayList<>();

    /** The first entity that a condition of a join may read. */
    private int root;

    private Joins(Scope outermost) {
        this.choice = outermost.choice();
        this.outermost = outermost;
        int number = choice.of(3, 3, 3, 4);
        for (int i = 0; i < number; i++) {
            add();
        }
    }

    static Statement query(Scope scope) {
        Joins joins = new Joins(scope);
        return Statement.query(joins.choice.oneIn(5) ? joins.groups() : joins.rows(), false);
    }

    private Tree rows() {
        return Tree.syntax(
                "select {} from " + "{}".repeat(from.size()) + "{}",
                parts(Tree.list(keys.stream().map(Tree::syntax).toList()), from, where()));
    }

    private Tree groups() {
        Tree one = column(0);
        Tree other = column(0);
        Tree having = Tree.clause(" having {} = {}", one, other);
        return Tree.syntax(
                "select count(*) from " + "{}".repeat(from.size()) + "{} group by {}, {}{}",
                parts(null, from, where(), one, other, choice.oneIn(3) ? Tree.syntax("") : having));
    }

    private static Tree[] parts(Tree first, List<Tree> middle, Tree... last) {
        List<Tree> all = new ArrayList<>(first == null ? List.of() : List.of(first));
        all.addAll(middle);
        all.addAll(List.of(last));
        return all.toArray(Tree[]::new);
    }

    private void add() {
        Source source = choice.of(Source.ITEM, Source.ITEM, Source.PERSON, Source.PARTY, Source.EVENT, Source.SLOT);
        String alias = outermost.alias("e");
        columns.add(outermost.with(source.attributes(alias, outermost)).own().stream()
                .filter(column -> column.kind() == Kind.INTEGER)
                .toList());
        keys.addAll(source.key(alias));
        String entity = source.entity() + " " + alias;
        if (columns.size() == 1) {
            from.add(Tree.syntax(entity));
            return;
        }
        switch (choice.below(9)) {
            case 0, 1 -> {
                root = columns.size() - 1;
                from.add(Tree.clause(", " + entity));
            }
            case 2 -> from.add(Tree.clause(" cross join " + entity));
            case 3, 4 -> from.add(Tree.clause(" left join " + entity + "{}", on()));
            case 5 -> from.add(Tree.clause(" right join " + entity + "{}", on()));
            default -> from.add(Tree.clause(" join " + entity + "{}", on()));
        }
    }

    /** Mostly of a column of the last entity. */
    private Tree on() {
        Tree first =
                Tree.syntax("{} " + choice.of("=", "=", "=", ">=") + " {}", anyOf(columns.size() - 1), column(root));
        Tree more = choice.oneIn(3) ? Tree.clause(" and {}", comparison(root)) : Tree.syntax("");
        return Tree.syntax(" on {}{}", first, more);
    }

    private Tree where() {
        List<Tree> found = new ArrayList<>();
        for (int number = choice.below(4); number > 0; number--) {
            found.add(Tree.clause((found.isEmpty() ? " where {}" : " and {}"), comparison(0)));
        }
        return Tree.syntax("{}".repeat(found.size()), found.toArray(Tree[]::new));
    }

    private Tree comparison(int first) {
        return choice.oneIn(5)
                ? Tree.syntax("{} >= " + choice.below(3), column(first))
                : Tree.syntax("{} = {}" + choice.of("", "", " + 0"), column(first), column(first));
    }

    private Tree column(int first) {
        return anyOf(first + choice.below(columns.size() - first));
    }

    private Tree anyOf(int entity) {
        return choice.of(columns.get(entity));
    }
}
