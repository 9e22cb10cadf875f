package org.tidewire.it.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Statement;
import org.tidewire.it.oracle.tree.Tree;

/**
 * Makes a failing statement smaller while it still fails: a part becomes a leaf of its kind, or one of its own parts of
 * the same kind, and what may be left out is left out.
 */
final class Reduction {
    private static final int ATTEMPTS = 150;

    private final Predicate<Statement> fails;
    private int attempts;

    private Reduction(Predicate<Statement> fails) {
        this.fails = fails;
    }

    static Statement reduce(Statement statement, Predicate<Statement> fails) {
        return new Reduction(fails).reduce(statement);
    }

    private Statement reduce(Statement statement) {
        Statement smallest = statement;
        for (boolean found = true; found && attempts < ATTEMPTS; ) {
            found = false;
            for (Tree candidate : candidates(smallest.tree())
                    .sorted(Comparator.comparingInt(Tree::size))
                    .toList()) {
                Statement smaller = smallest.with(candidate);
                if (smaller.hql().length() < smallest.hql().length() && attempts++ < ATTEMPTS && fails.test(smaller)) {
                    smallest = smaller;
                    found = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** Trees that differ from this one in one place. */
    private static Stream<Tree> candidates(Tree tree) {
        Stream<Tree> changed = replacements(tree).stream();
        for (int i = 0; i < tree.parts().size(); i++) {
            int index = i;
            changed = Stream.concat(changed, candidates(tree.parts().get(i)).map(part -> tree.withPart(index, part)));
        }
        return changed;
    }

    private static List<Tree> replacements(Tree tree) {
        List<Tree> found = new ArrayList<>(tree.kind().smallest());
        if (tree.kind() == Kind.LIST) {
            for (int i = 0; i < tree.parts().size() && tree.parts().size() > 1; i++) {
                found.add(tree.withoutPart(i));
            }
        }
        if (tree.kind() != Kind.SYNTAX && tree.kind() != Kind.LIST) {
            tree.forEachDescendant(descendant -> {
                if (descendant.kind() == tree.kind()) {
                    found.add(descendant);
                }
            });
        }
        return found;
    }
}
