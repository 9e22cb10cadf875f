package org.tidewire.it.oracle.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Tree;

/** What an expression may refer to, where it stands, and how deep it may still become. */
final class Scope {
    private static final int DEPTH = 4;

    private final Grammar grammar;
    private final Choice choice;
    private final Names names;
    private final List<Tree> own;
    private final List<Tree> aggregates;
    private final Optional<Scope> outer;
    private final int depth;

    private Scope(
            Grammar grammar,
            Choice choice,
            Names names,
            List<Tree> own,
            List<Tree> aggregates,
            Optional<Scope> outer,
            int depth) {
        this.grammar = grammar;
        this.choice = choice;
        this.names = names;
        this.own = own;
        this.aggregates = aggregates;
        this.outer = outer;
        this.depth = depth;
    }

    static Scope outermost(Grammar grammar, long seed) {
        return new Scope(grammar, new Choice(seed), new Names(), List.of(), List.of(), Optional.empty(), DEPTH);
    }

    Choice choice() {
        return choice;
    }

    /** An alias that is new in the whole query. */
    String alias(String prefix) {
        return names.next(prefix);
    }

    Scope deeper() {
        return new Scope(grammar, choice, names, own, aggregates, outer, depth - 1);
    }

    Scope shallow() {
        return new Scope(grammar, choice, names, own, aggregates, outer, Math.min(depth, 1));
    }

    boolean isExhausted() {
        return depth <= 0;
    }

    boolean isOutermost() {
        return outer.isEmpty();
    }

    /** With other attributes in place of its own. */
    Scope with(List<Tree> attributes) {
        return new Scope(grammar, choice, names, List.copyOf(attributes), List.of(), outer, depth);
    }

    /** After grouping: subqueries see the columns that are grouped by, and no aggregates. */
    Scope grouped(List<Tree> groups, List<Tree> found) {
        return new Scope(grammar, choice, names, List.copyOf(groups), List.copyOf(found), outer, depth);
    }

    /** With more attributes. */
    Scope and(List<Tree> attributes) {
        List<Tree> all = new ArrayList<>(own);
        all.addAll(attributes);
        return with(all);
    }

    /** The scope of a subquery in this one. */
    Scope subquery(List<Tree> attributes) {
        return new Scope(grammar, choice, names, List.copyOf(attributes), List.of(), Optional.of(this), depth - 1);
    }

    /** The scope of a subquery that cannot see this one. */
    Scope derived() {
        return new Scope(grammar, choice, names, List.of(), List.of(), Optional.empty(), Math.min(depth, 2));
    }

    /** Without the outer queries: an aggregate of their columns alone would be computed there. */
    Scope alone() {
        return new Scope(grammar, choice, names, own, aggregates, Optional.empty(), depth);
    }

    /** An attribute of the kind, mostly of this query's own sources, else of an outer query's. */
    Optional<Tree> attribute(Kind kind) {
        List<Tree> computed =
                aggregates.stream().filter(tree -> tree.kind() == kind).toList();
        return computed.isEmpty() || choice.oneIn(2) ? column(kind) : Optional.of(choice.of(computed));
    }

    private Optional<Tree> column(Kind kind) {
        List<Tree> found = own.stream().filter(tree -> tree.kind() == kind).toList();
        if (outer.isPresent() && (found.isEmpty() || choice.oneIn(3))) {
            Optional<Tree> further = outer.get().column(kind);
            if (further.isPresent()) {
                return further;
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(choice.of(found));
    }

    /** The attributes of this query's own sources. */
    List<Tree> own() {
        return own;
    }

    /** One of the kinds that an expression can be made of here. */
    Kind kind(List<Kind> kinds) {
        Kind kind = choice.of(kinds);
        boolean literal = kind != Kind.UUID && kind != Kind.GRADE && kind != Kind.COLOR;
        return literal || own.stream().anyMatch(tree -> tree.kind() == kind) ? kind : Kind.INTEGER;
    }

    Tree make(Kind kind) {
        return grammar.make(kind, this);
    }

    /** An expression of the kind one level further down. */
    Tree part(Kind kind) {
        return grammar.make(kind, deeper());
    }

    /** An attribute, or a literal if there is none of the kind. */
    Tree leaf(Kind kind) {
        return Literals.leaf(kind, this);
    }

    boolean has(Area area) {
        return grammar.has(area);
    }

    private static final class Names {
        private int last;

        String next(String prefix) {
            return prefix + ++last;
        }
    }
}
