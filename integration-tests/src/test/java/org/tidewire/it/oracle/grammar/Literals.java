package org.tidewire.it.oracle.grammar;

import java.util.List;
import java.util.Optional;
import org.tidewire.it.oracle.model.Values;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Tree;

/** The leaves of expressions: attributes, literals, parameters and nulls. */
final class Literals {
    private Literals() {}

    static Tree leaf(Kind kind, Scope scope) {
        Choice choice = scope.choice();
        Optional<Tree> attribute = choice.below(10) < 8 ? scope.attribute(kind) : Optional.empty();
        return attribute.orElseGet(() -> constant(kind, scope));
    }

    /** A literal, or a parameter of known type where HQL has no literals of the kind. */
    static Tree constant(Kind kind, Scope scope) {
        Choice choice = scope.choice();
        if (kind == Kind.GRADE || kind == Kind.COLOR) {
            return scope.attribute(kind).orElseGet(() -> Tree.of(kind, kind.literal(choice.of(kind.pool()))));
        }
        if (choice.oneIn(12) && !kind.javaType().isEmpty()) {
            return Tree.of(kind, "cast(null as " + kind.javaType() + ")");
        }
        Object value = value(choice.oneIn(20) && scope.has(Area.ARITHMETIC) ? kind.ends() : kind.pool(), scope);
        String literal = kind.literal(value);
        if (!literal.isEmpty()) {
            return Tree.of(kind, literal);
        }
        return kind.javaType().isEmpty()
                ? scope.attribute(kind).orElseGet(() -> Tree.parameter(kind, value))
                : kind.cast(value);
    }

    private static Object value(List<Object> pool, Scope scope) {
        Object value = scope.choice().of(pool);
        return scope.has(Area.LIMITS) ? value : Values.withinLimits(value);
    }

    /** A literal or a parameter, where the other side of a comparison gives a parameter its type. */
    static Tree compared(Kind kind, Scope scope) {
        Choice choice = scope.choice();
        return choice.oneIn(2) ? Tree.parameter(kind, value(kind.pool(), scope)) : constant(kind, scope);
    }
}
