package org.tidewire.it.oracle.grammar;

import org.tidewire.it.oracle.model.Values;
import org.tidewire.it.oracle.tree.Area;
import org.tidewire.it.oracle.tree.Kind;
import org.tidewire.it.oracle.tree.Tree;

/** Texts, what is computed of them, and {@code like}. */
final class Texts {
    private Texts() {}

    static void addTo(Grammar grammar) {
        Kind text = Kind.TEXT;
        add(grammar, text, 2, "concat({}, {})", text, text);
        add(grammar, text, 2, "({} || {})", text, text);
        add(grammar, text, 1, "upper({})", text);
        add(grammar, text, 1, "lower({})", text);
        add(grammar, text, 1, "trim({})", text);
        add(grammar, text, 1, "trim(leading 'a' from {})", text);
        add(grammar, text, 1, "trim(trailing 'c' from {})", text);
        add(grammar, text, 1, "trim(both 'a' from {})", text);
        add(grammar, text, 1, "replace({}, 'a', 'bb')", text);
        add(grammar, text, 1, "replace({}, '\\', '/')", text);
        add(grammar, text, 1, "lpad({}, 4, '*')", text);
        add(grammar, text, 1, "rpad({}, 4, '*')", text);
        add(grammar, text, 1, "coalesce(nullif({}, ''), 'none')", text);
        grammar.add(
                Area.TEXT,
                text,
                2,
                scope -> Tree.of(
                        text,
                        "substring({}, " + scope.choice().of("1", "2", "1, 2", "2, 2", "3, 9", "2, 0") + ")",
                        scope.part(text)));
        grammar.add(
                Area.TEXT,
                text,
                2,
                scope -> Tree.of(
                        text,
                        scope.choice().of("left", "right") + "({}, "
                                + scope.choice().of("0", "2", "2", "3") + ")",
                        scope.part(text)));
        add(grammar, Kind.INTEGER, 1, "length({})", text);
        add(grammar, Kind.INTEGER, 1, "locate('c', {})", text);
        add(grammar, Kind.INTEGER, 1, "locate({}, {})", text, text);
        add(grammar, Kind.INTEGER, 1, "position('b' in {})", text);
        add(grammar, Kind.PREDICATE, 1, "{} = {}", text, text);
        add(grammar, Kind.PREDICATE, 1, "{} < {}", text, text);
        grammar.add(Area.TEXT, Kind.PREDICATE, 4, Texts::like);
    }

    private static Tree like(Scope scope) {
        Choice choice = scope.choice();
        String operator = choice.of("like", "like", "not like", "ilike");
        Tree tested = scope.part(Kind.TEXT);
        return choice.oneIn(3)
                ? escaped(operator, tested, scope)
                : Tree.of(Kind.PREDICATE, "{} " + operator + " {}", tested, pattern(scope, ""));
    }

    /**
     * No pattern ends in the escape character, which is an error: H2 then finds nothing in the rows that follow (ReferenceFaultsTest). A text that is cut, as by
     * {@code left()} or a cast, may end in it, so such a pattern goes on.
     */
    private static Tree escaped(String operator, Tree tested, Scope scope) {
        Choice choice = scope.choice();
        String escape = choice.of("'!'", "'$'");
        return Tree.of(Kind.PREDICATE, "{} " + operator + " {} escape " + escape, tested, pattern(scope, ", '%'"));
    }

    /** {@code end} is what is appended to a pattern that is computed. */
    private static Tree pattern(Scope scope, String end) {
        Choice choice = scope.choice();
        String pattern = choice.of(Values.PATTERNS);
        return switch (choice.below(4)) {
            case 0 ->
                end.isEmpty()
                        ? scope.part(Kind.TEXT)
                        : Tree.of(Kind.SYNTAX, "concat({}" + end + ")", scope.part(Kind.TEXT));
            case 1 -> Tree.parameter(Kind.TEXT, pattern);
            case 2 ->
                Tree.of(end.isEmpty() ? Kind.TEXT : Kind.SYNTAX, "concat('%', {}" + end + ")", scope.part(Kind.TEXT));
            default -> Tree.of(Kind.TEXT, Kind.TEXT.literal(pattern));
        };
    }

    private static void add(Grammar grammar, Kind kind, int weight, String text, Kind... parts) {
        Forms.add(grammar, Area.TEXT, kind, weight, text, parts);
    }
}
