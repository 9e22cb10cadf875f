package org.tidewire.it.oracle.tree;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.tidewire.it.oracle.model.Color;
import org.tidewire.it.oracle.model.Grade;
import org.tidewire.it.oracle.model.Values;

/** What can stand in a place of a query: an expression of one type, a predicate, or a piece of syntax. */
public enum Kind {
    PREDICATE("Boolean", List.of()),
    BOOLEAN("Boolean", List.of(true, false)),
    BYTE("Byte", Values.BYTES),
    SHORT("Short", Values.SHORTS),
    INTEGER("Integer", Values.INTEGERS),
    LONG("Long", Values.LONGS),
    FLOAT("Float", Values.FLOATS),
    DOUBLE("Double", Values.DOUBLES),
    DECIMAL("BigDecimal", Values.PRICES),
    WHOLE("BigInteger", Values.WHOLE),
    CHARACTER("Character", Values.LETTERS),
    TEXT("String", Values.TEXTS),
    DATE("LocalDate", Values.DATES),
    TIME("LocalTime", Values.TIMES),
    DATE_TIME("LocalDateTime", Values.DATE_TIMES),
    INSTANT("Instant", Values.INSTANTS),
    DURATION("Duration", Values.DURATIONS),
    /** Neither literals nor casts. */
    UUID("", Values.CODES),
    GRADE("", List.of(Grade.values())),
    COLOR("", List.of(Color.values())),
    BINARY("Binary", Values.BYTE_ARRAYS),
    /** The alias of an item. */
    ITEM("", List.of()),
    /** The alias of a slot. */
    SLOT("", List.of()),
    /** May be left out. */
    CLAUSE("", List.of()),
    /** Its parts may be left out, down to one. */
    LIST("", List.of()),
    /** Cannot be replaced. */
    SYNTAX("", List.of());

    private static final List<Kind> VALUES =
            Arrays.stream(values()).filter(kind -> !kind.pool.isEmpty()).toList();

    /** Types with an order that is the same on every database. */
    public static final List<Kind> ORDERED = List.of(
            INTEGER, LONG, TEXT, DECIMAL, DOUBLE, DATE, DATE_TIME, INTEGER, BYTE, SHORT, FLOAT, WHOLE, CHARACTER, TIME,
            INSTANT, DURATION, GRADE);

    /** Types that HQL has {@code max} and {@code min} of. */
    public static final List<Kind> AGGREGATED =
            ORDERED.stream().filter(kind -> kind != GRADE && kind != DURATION).toList();

    /** Types that {@code =} compares. */
    public static final List<Kind> COMPARABLE = append(ORDERED, BOOLEAN, UUID, COLOR);

    public static final List<Kind> NUMBERS = List.of(INTEGER, LONG, DECIMAL, DOUBLE, SHORT, BYTE, FLOAT, WHOLE);

    private final String javaType;

    @SuppressWarnings("ImmutableEnumChecker") // the values are never changed
    private final List<Object> pool;

    Kind(String javaType, List<?> pool) {
        this.javaType = javaType;
        this.pool = List.copyOf(pool);
    }

    /** All types of values. */
    public static List<Kind> ofValues() {
        return VALUES;
    }

    private static List<Kind> append(List<Kind> some, Kind... more) {
        return java.util.stream.Stream.concat(some.stream(), Arrays.stream(more))
                .toList();
    }

    /** As {@code cast} names it. */
    public String javaType() {
        return javaType;
    }

    /** The values that literals and parameters have. */
    public List<Object> pool() {
        return pool;
    }

    /** Values at the ends of the range. */
    public List<Object> ends() {
        return switch (this) {
            case INTEGER -> List.copyOf(Values.EDGES);
            case LONG -> List.copyOf(Values.VAST);
            case DECIMAL -> List.copyOf(Values.EXACT);
            default -> pool();
        };
    }

    /** A literal in HQL, or nothing if HQL has none for the type. */
    public String literal(Object value) {
        return switch (this) {
            case BOOLEAN, INTEGER -> value.toString();
            case LONG -> value + "L";
            case FLOAT -> value + "f";
            case DOUBLE -> value.toString().contains("E") ? value.toString().toLowerCase(Locale.ROOT) : value + "d";
            case DECIMAL -> value + "bd";
            case WHOLE -> value + "bi";
            case TEXT -> "'" + value.toString().replace("'", "''") + "'";
            case DATE -> "local date " + value;
            case TIME -> "local time " + value + (value.toString().length() == 5 ? ":00" : "");
            case DATE_TIME -> "local datetime " + dateTime(value.toString());
            case GRADE, COLOR -> value.getClass().getName() + "." + value;
            case BINARY -> "X'" + HexFormat.of().withUpperCase().formatHex((byte[]) value) + "'";
            default -> "";
        };
    }

    /** A parameter with its type. */
    public Tree cast(Object value) {
        return Tree.of(this, "cast({} as " + javaType + ")", Tree.parameter(this, value));
    }

    private static String dateTime(String text) {
        return text.replace('T', ' ') + (text.length() == 16 ? ":00" : "");
    }

    /** The smallest expression that can stand in the place of one of this kind. */
    public List<Tree> smallest() {
        return switch (this) {
            case PREDICATE -> List.of(Tree.of(this, "1 = 1"), Tree.of(this, "1 = 0"));
            case CLAUSE -> List.of(Tree.of(this, ""));
            case LIST, SYNTAX, UUID, ITEM, SLOT -> List.of();
            default ->
                literal(pool.get(0)).isEmpty()
                        ? List.of(Tree.parameter(this, pool.get(0)), cast(pool.get(0)))
                        : List.of(Tree.of(this, literal(pool.get(0))), Tree.of(this, literal(pool.get(1))));
        };
    }
}
