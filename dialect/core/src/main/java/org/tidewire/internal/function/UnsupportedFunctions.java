package org.tidewire.internal.function;

import java.util.List;
import java.util.function.BiFunction;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.query.sqm.function.FunctionKind;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.type.BasicType;
import org.hibernate.type.StandardBasicTypes;
import org.tidewire.UnsupportedFeatureException;

/**
 * Functions of HQL that a database lacks, and that the same can be done instead of. An application that contributes a
 * function under one of these names gets its own.
 *
 * @param kind how HQL calls them
 * @param alternative what to do instead, as an instruction
 * @param names of the functions
 */
public record UnsupportedFunctions(Kind kind, String alternative, List<String> names) {
    /** How HQL calls a function. */
    public enum Kind {
        /** It gives a value. */
        VALUE,
        /** It is a condition. */
        CONDITION,
        /** It takes {@code filter}. */
        AGGREGATE,
        /** It takes {@code filter} and {@code within group}. */
        ORDERED_SET
    }

    /**
     * Functions with the same alternative.
     *
     * @param kind how HQL calls them
     * @param alternative what to do instead, as an instruction
     * @param names of the functions
     * @return the functions
     */
    public static UnsupportedFunctions of(Kind kind, String alternative, String... names) {
        return new UnsupportedFunctions(kind, alternative, List.of(names));
    }

    /**
     * Registers functions whose use is refused.
     *
     * @param contributions where they are registered
     * @param functions the functions
     * @param refusal makes the exception from the name of a function and its alternative
     */
    public static void register(
            FunctionContributions contributions,
            List<UnsupportedFunctions> functions,
            BiFunction<String, String, UnsupportedFeatureException> refusal) {
        SqmFunctionRegistry registry = contributions.getFunctionRegistry();
        BasicType<Boolean> bool =
                contributions.getTypeConfiguration().getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN);
        for (UnsupportedFunctions group : functions) {
            for (String name : group.names) {
                registry.register(name, group.function(name, bool, refusal));
            }
        }
    }

    private UnsupportedFunction function(
            String name, BasicType<Boolean> bool, BiFunction<String, String, UnsupportedFeatureException> refusal) {
        return switch (kind) {
            case CONDITION -> new UnsupportedFunction(name, bool, () -> refusal.apply(name, alternative));
            case VALUE -> value(name, FunctionKind.NORMAL, refusal);
            case AGGREGATE -> value(name, FunctionKind.AGGREGATE, refusal);
            case ORDERED_SET -> value(name, FunctionKind.ORDERED_SET_AGGREGATE, refusal);
        };
    }

    private UnsupportedFunction value(
            String name, FunctionKind functionKind, BiFunction<String, String, UnsupportedFeatureException> refusal) {
        return new UnsupportedFunction(name, functionKind, () -> refusal.apply(name, alternative));
    }
}
