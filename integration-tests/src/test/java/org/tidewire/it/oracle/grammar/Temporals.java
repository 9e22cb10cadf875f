package org.tidewire.it.oracle.grammar;

import java.util.List;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Tree;

/** Dates, times, durations and their differences. */
final class Temporals {
    private static final List<String> UNITS =
            List.of("day", "hour", "minute", "second", "day", "month", "year", "week");
    private static final List<String> DATE_UNITS = List.of("day", "week", "month", "year", "quarter");

    private Temporals() {}

    static void addTo(Grammar grammar) {
        Area area = Area.TEMPORAL;
        grammar.add(area, Kind.DATE_TIME, 2, scope -> shifted(Kind.DATE_TIME, UNITS, scope));
        grammar.add(area, Kind.INSTANT, 2, scope -> shifted(Kind.INSTANT, List.of("day", "hour", "second"), scope));
        grammar.add(area, Kind.DATE, 2, scope -> shifted(Kind.DATE, DATE_UNITS, scope));
        // H2Dialect takes a stored duration for seconds here, so that the expected value would be wrong.
        grammar.add(
                area,
                Kind.DATE_TIME,
                1,
                scope -> Tree.of(
                        Kind.DATE_TIME,
                        "({} " + scope.choice().of("+", "-") + " "
                                + scope.choice().of("90 second", "2 day", "36 hour") + ")",
                        scope.part(Kind.DATE_TIME)));
        add(grammar, Kind.DATE_TIME, 1, "({} + ({} - {}))", Kind.DATE_TIME, Kind.DATE_TIME, Kind.DATE_TIME);
        add(grammar, Kind.DURATION, 1, "({} - {})", Kind.DATE_TIME, Kind.DATE_TIME);
        add(grammar, Kind.DURATION, 1, "({} + {})", Kind.DURATION, Kind.DURATION);
        add(grammar, Kind.DURATION, 1, "({} - {})", Kind.DURATION, Kind.DURATION);
        add(grammar, Kind.DURATION, 1, "({} * {})", Kind.INTEGER, Kind.DURATION);
        add(grammar, Kind.DURATION, 1, "({}) second", Kind.INTEGER);
        add(grammar, Kind.DURATION, 1, "({}) day", Kind.INTEGER);
        // Of other units H2 counts the boundaries between the two, and rounds fractions.
        // On H2 a duration is a decimal, and Hibernate writes no parentheses around the number.
        add(grammar, Kind.LONG, 1, "cast(({} by nanosecond) as Long)", Kind.DURATION);
        add(grammar, Kind.LONG, 1, "(({} - {}) by day)", Kind.DATE, Kind.DATE);
        add(
                grammar,
                Kind.LONG,
                1,
                "((truncate({}, minute) - truncate({}, minute)) by second)",
                Kind.DATE_TIME,
                Kind.DATE_TIME);
        grammar.add(
                area,
                Kind.INTEGER,
                2,
                scope -> Tree.of(
                        Kind.INTEGER,
                        "extract("
                                + scope.choice()
                                        .of("year", "month", "day", "quarter", "week", "day of year", "day of week")
                                + " from {})",
                        scope.part(scope.choice().of(Kind.DATE, Kind.DATE_TIME))));
        grammar.add(
                area,
                Kind.INTEGER,
                2,
                scope -> Tree.of(
                        Kind.INTEGER,
                        "extract(" + scope.choice().of("hour", "minute") + " from {})",
                        scope.part(scope.choice().of(Kind.TIME, Kind.DATE_TIME))));
        add(grammar, Kind.FLOAT, 1, "extract(second from {})", Kind.DATE_TIME);
        add(grammar, Kind.DATE, 1, "extract(date from {})", Kind.DATE_TIME);
        add(grammar, Kind.TIME, 1, "extract(time from truncate({}, second))", Kind.DATE_TIME);
        grammar.add(
                area,
                Kind.DATE_TIME,
                2,
                scope -> Tree.of(
                        Kind.DATE_TIME,
                        "truncate({}, " + scope.choice().of("year", "month", "day", "hour", "minute", "second") + ")",
                        scope.part(Kind.DATE_TIME)));
        grammar.add(
                area,
                Kind.TEXT,
                1,
                scope -> Tree.of(
                        Kind.TEXT,
                        "format({} as '" + scope.choice().of("yyyy-MM-dd", "dd.MM.yy HH:mm", "HH:mm:ss", "MMM d, yyyy")
                                + "')",
                        scope.part(Kind.DATE_TIME)));
    }

    /** Of a literal null TiDB cannot compute the sum; numbers at the ends of the range lead out of the calendar. */
    private static Tree shifted(Kind kind, List<String> units, Scope scope) {
        Choice choice = scope.choice();
        Tree number = scope.attribute(Kind.INTEGER)
                .filter(tree -> choice.oneIn(2) && !tree.text().endsWith(".edge"))
                .orElseGet(() -> Tree.of(Kind.INTEGER, "" + (1 + choice.below(40))));
        return Tree.of(
                kind,
                "({} " + choice.of("+", "-") + " {} " + choice.of(units) + ")",
                scope.attribute(kind).orElseGet(() -> scope.leaf(kind)),
                number.as(Kind.SYNTAX));
    }

    private static void add(Grammar grammar, Kind kind, int weight, String text, Kind... parts) {
        Forms.add(grammar, Area.TEMPORAL, kind, weight, text, parts);
    }
}
