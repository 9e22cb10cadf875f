package org.tidewire.it.oracle.grammar;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Statement;
import org.tidewire.it.oracle.tree.Tree;

/** The productions of each kind of expression, and the statements that are made of them. */
public final class Grammar {
    private final Set<Area> areas;
    private final Map<Kind, List<Production>> productions = new EnumMap<>(Kind.class);

    public Grammar(Set<Area> areas) {
        this.areas = Set.copyOf(areas);
        Predicates.addTo(this);
        Arithmetic.addTo(this);
        Texts.addTo(this);
        Temporals.addTo(this);
        Casts.addTo(this);
        Subqueries.addTo(this);
        RowValues.addTo(this);
        Documents.addTo(this);
    }

    /** A statement that depends on the seed alone. */
    public Statement statement(long seed) {
        return Statements.make(Scope.outermost(this, seed));
    }

    /** The same, of one that joins and compares entities in many ways. */
    public Statement joins(long seed) {
        return Joins.query(Scope.outermost(this, seed));
    }

    boolean has(Area area) {
        return areas.contains(area);
    }

    /** Adds a production that is chosen in proportion to its weight. */
    void add(Area area, Kind kind, int weight, Production production) {
        if (has(area)) {
            List<Production> list = productions.computeIfAbsent(kind, key -> new ArrayList<>());
            for (int i = 0; i < weight; i++) {
                list.add(production);
            }
        }
    }

    Tree make(Kind kind, Scope scope) {
        List<Production> possible = productions.getOrDefault(kind, List.of());
        if (kind == Kind.PREDICATE) {
            return scope.isExhausted()
                    ? Predicates.simple(scope)
                    : scope.choice().of(possible).make(scope);
        }
        if (possible.isEmpty() || scope.isExhausted() || scope.choice().oneIn(2)) {
            return Literals.leaf(kind, scope);
        }
        return scope.choice().of(possible).make(scope);
    }
}
