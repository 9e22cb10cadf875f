package org.tidewire.databend.internal.array;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.ANY;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.INTEGER;

import java.util.List;
import org.hibernate.dialect.function.DynamicDispatchFunction;
import org.hibernate.dialect.function.array.ArrayAndElementArgumentTypeResolver;
import org.hibernate.dialect.function.array.ArrayAndElementArgumentValidator;
import org.hibernate.dialect.function.array.ArrayArgumentValidator;
import org.hibernate.dialect.function.array.ArrayConstructorFunction;
import org.hibernate.dialect.function.array.ArrayContainsArgumentTypeResolver;
import org.hibernate.dialect.function.array.ArrayContainsArgumentValidator;
import org.hibernate.dialect.function.array.ArrayIncludesArgumentTypeResolver;
import org.hibernate.dialect.function.array.ArrayIncludesArgumentValidator;
import org.hibernate.dialect.function.array.ArrayViaArgumentReturnTypeResolver;
import org.hibernate.dialect.function.array.ElementViaArrayArgumentReturnTypeResolver;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.ArgumentsValidator;
import org.hibernate.query.sqm.produce.function.FunctionArgumentTypeResolver;
import org.hibernate.query.sqm.produce.function.FunctionReturnTypeResolver;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/** The functions of HQL on arrays. The variable of a lambda must not have the name of a column. */
public final class DatabendArrayFunctions {
    private static final FunctionReturnTypeResolver SAME_ARRAY = ArrayViaArgumentReturnTypeResolver.DEFAULT_INSTANCE;
    private static final ArgumentsValidator ARRAY_AND_ELEMENT = StandardArgumentsValidators.composite(
            StandardArgumentsValidators.exactly(2), ArrayAndElementArgumentValidator.DEFAULT_INSTANCE);
    private static final FunctionArgumentTypeResolver FIRST_IMPLIED = StandardFunctionArgumentTypeResolvers.composite(
            StandardFunctionArgumentTypeResolvers.invariant(ANY, INTEGER, INTEGER),
            StandardFunctionArgumentTypeResolvers.IMPLIED_RESULT_TYPE);

    private final SqmFunctionRegistry functions;
    private final FunctionReturnTypeResolver toBoolean;
    private final FunctionReturnTypeResolver toInteger;

    private DatabendArrayFunctions(SqmFunctionRegistry functions, TypeConfiguration types) {
        this.functions = functions;
        this.toBoolean = StandardFunctionReturnTypeResolvers.invariant(
                types.getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN));
        this.toInteger = StandardFunctionReturnTypeResolvers.invariant(
                types.getBasicTypeRegistry().resolve(StandardBasicTypes.INTEGER));
    }

    public static void contribute(SqmFunctionRegistry functions, TypeConfiguration types) {
        for (boolean list : List.of(false, true)) {
            ArrayConstructorFunction constructor = new ArrayConstructorFunction(list, false);
            functions.register(constructor.getName(), constructor);
            ArrayFill fill = new ArrayFill(list);
            functions.register(fill.getName(), fill);
        }
        functions.register("array_sort", new ArraySort(types));
        functions.register("array_to_string", new ArrayToText(types));
        functions.register("array_agg", new ArrayAggregateFunction());
        functions.register("array_concat", new ArrayConcatenation());
        new DatabendArrayFunctions(functions, types).registerPatterns();
    }

    private void registerPatterns() {
        ArgumentsValidator array = validator(1, ArrayArgumentValidator.DEFAULT_INSTANCE);
        register("array_length", "array_size(?1)", array, toInteger, null);
        functions.register("length", new DynamicDispatchFunction(functions, "character_length", "array_length"));
        register("array_reverse", "array_reverse(?1)", array, SAME_ARRAY, null);

        ArgumentsValidator contains = validator(2, ArrayContainsArgumentValidator.INSTANCE);
        FunctionArgumentTypeResolver element = ArrayContainsArgumentTypeResolver.INSTANCE;
        String known = "case when ?1 is not null and ?2 is not null then ";
        register("array_contains_nullable", "array_contains(?1,?2)", contains, toBoolean, element);
        ArgumentsValidator includes = validator(2, ArrayIncludesArgumentValidator.INSTANCE);
        FunctionArgumentTypeResolver other = ArrayIncludesArgumentTypeResolver.INSTANCE;
        // array_except and array_intersection take the query down: "internal error: entered unreachable code".
        String all =
                "array_size(array_filter(?2,tw_x -> tw_x is null or not coalesce(array_contains(?1,tw_x),false)))=0";
        register("array_includes", known + all + " end", includes, toBoolean, other);
        functions.register(
                "array_contains",
                new ArrayContains(
                        contains, toBoolean, element, known + "array_contains(?1,?2) end", known + all + " end"));
        // Without duplicates an array is without nulls, too.
        register("array_intersects", known + "array_overlap(array_distinct(?1),?2) end", includes, toBoolean, other);
        functions.registerAlternateKey("array_overlaps", "array_intersects");

        register(
                "array_position",
                "array_indexof(?1,?2)",
                ARRAY_AND_ELEMENT,
                toInteger,
                ArrayAndElementArgumentTypeResolver.DEFAULT_INSTANCE);
        // array_append makes an array of a null.
        register(
                "array_append",
                "array_concat(?1,[?2])",
                ARRAY_AND_ELEMENT,
                SAME_ARRAY,
                ArrayAndElementArgumentTypeResolver.DEFAULT_INSTANCE);
        register(
                "array_prepend",
                "array_concat([?1],?2)",
                validator(2, new ArrayAndElementArgumentValidator(1, 0)),
                new ArrayViaArgumentReturnTypeResolver(1),
                new ArrayAndElementArgumentTypeResolver(1, 0));
        register(
                "array_remove",
                "array_filter(?1,tw_x -> tw_x is distinct from ?2)",
                ARRAY_AND_ELEMENT,
                SAME_ARRAY,
                ArrayAndElementArgumentTypeResolver.DEFAULT_INSTANCE);
        register(
                "array_replace",
                "array_transform(?1,tw_x -> if(tw_x is not distinct from ?2,?3,tw_x))",
                validator(3, new ArrayAndElementArgumentValidator(0, 1, 2)),
                SAME_ARRAY,
                new ArrayAndElementArgumentTypeResolver(0, 1, 2));
        ArgumentsValidator index = new ArgumentTypesValidator(array(2), ANY, INTEGER);
        register(
                "array_get",
                "get(?1,?2)",
                index,
                ElementViaArrayArgumentReturnTypeResolver.DEFAULT_INSTANCE,
                FIRST_IMPLIED);
        register(
                "array_remove_index",
                "if(?2<1,?1,array_concat(array_slice(?1,1,?2-1),array_slice(?1,?2+1)))",
                index,
                SAME_ARRAY,
                FIRST_IMPLIED);
        // The engine counts negative positions from the end.
        register("array_trim", "array_slice(?1,1,greatest(array_size(?1)-?2,0))", index, SAME_ARRAY, FIRST_IMPLIED);
        register(
                "array_slice",
                "array_slice(?1,greatest(?2,1),greatest(?3,0))",
                new ArgumentTypesValidator(array(3), ANY, INTEGER, INTEGER),
                SAME_ARRAY,
                FIRST_IMPLIED);
    }

    private static ArgumentsValidator array(int arguments) {
        return validator(arguments, ArrayArgumentValidator.DEFAULT_INSTANCE);
    }

    private static ArgumentsValidator validator(int arguments, ArgumentsValidator further) {
        return StandardArgumentsValidators.composite(StandardArgumentsValidators.exactly(arguments), further);
    }

    private void register(
            String name,
            String pattern,
            ArgumentsValidator validator,
            FunctionReturnTypeResolver returnType,
            @Nullable FunctionArgumentTypeResolver argumentTypes) {
        var builder = functions
                .patternDescriptorBuilder(name, pattern)
                .setArgumentsValidator(validator)
                .setReturnTypeResolver(returnType);
        if (argumentTypes != null) {
            builder.setArgumentTypeResolver(argumentTypes);
        }
        builder.register();
    }
}
