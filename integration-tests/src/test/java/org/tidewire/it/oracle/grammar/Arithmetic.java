package org.tidewire.it.oracle.grammar;

import java.util.List;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Kind;

/** Numbers, and what is calculated with them. */
final class Arithmetic {
    private Arithmetic() {}

    static void addTo(Grammar grammar) {
        for (Kind kind : List.of(Kind.INTEGER, Kind.LONG, Kind.DECIMAL, Kind.DOUBLE, Kind.WHOLE)) {
            addOperators(grammar, kind);
        }
        for (Kind kind : List.of(Kind.INTEGER, Kind.LONG)) {
            add(grammar, kind, 2, "{} / {}", kind, kind);
            add(grammar, kind, 2, "mod({}, {})", kind, kind);
            add(grammar, kind, 1, "{} % {}", kind, kind);
        }
        for (Kind kind : List.of(Kind.INTEGER, Kind.LONG, Kind.WHOLE)) {
            add(grammar, kind, 1, "floor({})", kind);
            add(grammar, kind, 1, "ceiling({})", kind);
            add(grammar, kind, 1, "truncate({}, 0)", kind);
            add(grammar, kind, 1, "round({}, -1)", kind);
        }
        add(grammar, Kind.LONG, 1, "bitand({}, {})", Kind.LONG, Kind.LONG);
        add(grammar, Kind.LONG, 1, "({} + {})", Kind.INTEGER, Kind.LONG);
        add(grammar, Kind.LONG, 1, "({} * {})", Kind.LONG, Kind.INTEGER);
        add(grammar, Kind.DECIMAL, 1, "({} - {})", Kind.DECIMAL, Kind.INTEGER);
        add(grammar, Kind.DECIMAL, 1, "round({} / {}, 2)", Kind.DECIMAL, Kind.INTEGER);
        add(grammar, Kind.DECIMAL, 1, "round({}, 1)", Kind.DECIMAL);
        add(grammar, Kind.DECIMAL, 1, "truncate({}, 1)", Kind.DECIMAL);
        add(grammar, Kind.DECIMAL, 1, "floor({})", Kind.DECIMAL);
        add(grammar, Kind.DECIMAL, 1, "ceiling({})", Kind.DECIMAL);
        add(grammar, Kind.DOUBLE, 1, "floor({})", Kind.DOUBLE);
        add(grammar, Kind.DOUBLE, 1, "ceiling({})", Kind.DOUBLE);
        // H2 takes literals for decimals, and divides them as such.
        add(grammar, Kind.DOUBLE, 1, "(cast({} as Double) / {})", Kind.DOUBLE, Kind.DOUBLE);
        add(grammar, Kind.DOUBLE, 1, "({} + {})", Kind.DOUBLE, Kind.INTEGER);
        add(grammar, Kind.DOUBLE, 1, "({} * {})", Kind.FLOAT, Kind.DOUBLE);
        add(grammar, Kind.DOUBLE, 1, "sqrt(abs({}))", Kind.DOUBLE);
        add(grammar, Kind.INTEGER, 1, "sign({})", Kind.INTEGER);
        add(grammar, Kind.INTEGER, 1, "sign({})", Kind.DECIMAL);
        // Another scope for the second operand would let a comparison mix types without a cast.
        add(grammar, Kind.PREDICATE, 1, "{} = {}", Kind.INTEGER, Kind.LONG);
        add(grammar, Kind.PREDICATE, 1, "{} < {}", Kind.LONG, Kind.DECIMAL);
        add(grammar, Kind.PREDICATE, 1, "{} >= {}", Kind.DOUBLE, Kind.INTEGER);
        add(grammar, Kind.PREDICATE, 1, "{} > {}", Kind.BYTE, Kind.INTEGER);
        add(grammar, Kind.PREDICATE, 1, "{} <= {}", Kind.SHORT, Kind.DECIMAL);
    }

    private static void addOperators(Grammar grammar, Kind kind) {
        add(grammar, kind, 2, "({} + {})", kind, kind);
        add(grammar, kind, 2, "({} - {})", kind, kind);
        add(grammar, kind, 1, "({} * {})", kind, kind);
        add(grammar, kind, 1, "-({})", kind);
        add(grammar, kind, 1, "abs({})", kind);
        add(grammar, kind, 1, "least({}, {})", kind, kind);
        add(grammar, kind, 1, "greatest({}, {})", kind, kind);
    }

    private static void add(Grammar grammar, Kind kind, int weight, String text, Kind... parts) {
        Forms.add(grammar, Area.ARITHMETIC, kind, weight, text, parts);
    }
}
