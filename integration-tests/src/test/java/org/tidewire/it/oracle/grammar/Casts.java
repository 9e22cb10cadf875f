package org.tidewire.it.oracle.grammar;

import java.util.List;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Tree;

/** Casts between basic types, where SQL determines the result. */
final class Casts {
    private Casts() {}

    static void addTo(Grammar grammar) {
        List<Kind> integers = List.of(Kind.BYTE, Kind.SHORT, Kind.INTEGER, Kind.LONG, Kind.WHOLE);
        for (int i = 0; i < integers.size(); i++) {
            for (Kind wider : integers.subList(i, integers.size())) {
                cast(grammar, integers.get(i), wider);
            }
            cast(grammar, integers.get(i), Kind.DECIMAL);
            cast(grammar, integers.get(i), Kind.TEXT);
        }
        for (Kind integer : List.of(Kind.BYTE, Kind.SHORT, Kind.INTEGER)) {
            cast(grammar, integer, Kind.DOUBLE);
            cast(grammar, integer, Kind.FLOAT);
        }
        for (Kind kind : List.of(Kind.CHARACTER, Kind.DATE, Kind.TIME)) {
            cast(grammar, kind, Kind.TEXT);
        }
        Forms.add(grammar, Area.CASTS, Kind.TEXT, 1, "cast({} as String)", Kind.UUID);
        cast(grammar, Kind.FLOAT, Kind.DOUBLE);
        cast(grammar, Kind.DECIMAL, Kind.DOUBLE);
        cast(grammar, Kind.DATE, Kind.DATE_TIME);
        cast(grammar, Kind.DATE_TIME, Kind.DATE);
        // SQL leaves open what becomes of a fraction.
        Forms.add(grammar, Area.CASTS, Kind.TIME, 1, "cast(truncate({}, second) as LocalTime)", Kind.DATE_TIME);
        cast(grammar, Kind.BOOLEAN, Kind.INTEGER);
        cast(grammar, Kind.INTEGER, Kind.BOOLEAN);
        grammar.add(
                Area.CASTS,
                Kind.TEXT,
                1,
                scope -> Tree.of(
                        Kind.TEXT,
                        "cast({} as String(" + scope.choice().of("2", "3", "9") + "))",
                        scope.part(Kind.TEXT)));
        Forms.add(grammar, Area.CASTS, Kind.BINARY, 1, "cast({} as Binary(2))", Kind.BINARY);
        Forms.add(grammar, Area.CASTS, Kind.PREDICATE, 1, "{} = {}", Kind.BINARY, Kind.BINARY);
        // What is rounded in a cast of a fraction is left open by SQL.
        Forms.add(grammar, Area.CASTS, Kind.INTEGER, 1, "cast(floor({}) as Integer)", Kind.DOUBLE);
        Forms.add(grammar, Area.CASTS, Kind.LONG, 1, "cast(floor({}) as Long)", Kind.DECIMAL);
        for (Kind kind : List.of(Kind.INTEGER, Kind.LONG, Kind.DOUBLE, Kind.DECIMAL, Kind.SHORT)) {
            fromText(grammar, kind, "'12'", "'-3'", "'0'", "'007'");
        }
        for (Kind kind : List.of(Kind.DOUBLE, Kind.DECIMAL)) {
            fromText(grammar, kind, "'1.5'", "'-0.25'");
        }
        fromText(grammar, Kind.DATE, "'2024-02-29'", "'1999-07-04'");
        fromText(grammar, Kind.TIME, "'12:30:00'", "'23:59:59'");
        fromText(grammar, Kind.DATE_TIME, "'2024-02-29 01:02:03'", "'1999-07-04 00:00:00'");
        fromText(grammar, Kind.BOOLEAN, "'true'", "'false'");
    }

    private static void cast(Grammar grammar, Kind from, Kind to) {
        Forms.add(grammar, Area.CASTS, to, 1, "cast({} as " + to.javaType() + ")", from);
    }

    private static void fromText(Grammar grammar, Kind kind, String... texts) {
        grammar.add(
                Area.CASTS,
                kind,
                1,
                scope -> Tree.of(
                        kind,
                        "cast({} as " + kind.javaType() + ")",
                        Tree.of(Kind.TEXT, scope.choice().of(texts))));
    }
}
