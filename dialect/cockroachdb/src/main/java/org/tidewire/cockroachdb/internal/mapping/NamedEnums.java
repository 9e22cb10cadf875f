package org.tidewire.cockroachdb.internal.mapping;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Types of the server for {@code @JdbcTypeCode(SqlTypes.NAMED_ENUM)}. PostgreSQL's casts and {@code drop type .. cascade} are left out:
 * CockroachDB has none.
 */
public final class NamedEnums {
    private NamedEnums() {}

    /** The name as columns and literals have it. */
    public static String declaration(String name) {
        return name;
    }

    public static String[] create(String name, String[] values) {
        return new String[] {
            "create type " + name + " as enum "
                    + Arrays.stream(values).map(AnnotatedTable::quoted).collect(Collectors.joining(", ", "(", ")"))
        };
    }

    public static String[] drop(String name) {
        return new String[] {"drop type if exists " + name};
    }
}
