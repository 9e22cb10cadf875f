package org.tidewire.tidb.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.ANY;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.INTEGER;

import java.util.List;
import org.hibernate.dialect.function.array.ArrayAndElementArgumentTypeResolver;
import org.hibernate.dialect.function.array.ArrayAndElementArgumentValidator;
import org.hibernate.dialect.function.array.ArrayArgumentValidator;
import org.hibernate.dialect.function.array.ArrayConcatFunction;
import org.hibernate.dialect.function.array.ArrayConstructorFunction;
import org.hibernate.dialect.function.array.ArrayContainsArgumentTypeResolver;
import org.hibernate.dialect.function.array.ArrayContainsArgumentValidator;
import org.hibernate.dialect.function.array.ArrayIncludesArgumentTypeResolver;
import org.hibernate.dialect.function.array.ArrayIncludesArgumentValidator;
import org.hibernate.dialect.function.array.ArrayViaArgumentReturnTypeResolver;
import org.hibernate.dialect.function.array.ElementViaArrayArgumentReturnTypeResolver;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.produce.function.ArgumentTypesValidator;
import org.hibernate.query.sqm.produce.function.ArgumentsValidator;
import org.hibernate.query.sqm.produce.function.FunctionArgumentTypeResolver;
import org.hibernate.query.sqm.produce.function.FunctionReturnTypeResolver;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;

/**
 * The functions of HQL on arrays that JSON functions do exactly, for the elements of {@link JsonElement}. An array that is
 * null, and an element that is null where null is not looked for, make null, as on Databend; an index out of the range makes
 * null, and a slice an empty array, as on PostgreSQL. {@link RefusedFunctions} has the others.
 */
final class TiDBArrayFunctions {
    private static final FunctionReturnTypeResolver SAME_ARRAY = ArrayViaArgumentReturnTypeResolver.DEFAULT_INSTANCE;

    private final SqmFunctionRegistry functions;
    private final FunctionReturnTypeResolver toBoolean;

    private TiDBArrayFunctions(SqmFunctionRegistry functions, TypeConfiguration types) {
        this.functions = functions;
        this.toBoolean = StandardFunctionReturnTypeResolvers.invariant(
                types.getBasicTypeRegistry().resolve(StandardBasicTypes.BOOLEAN));
    }

    static void contribute(SqmFunctionRegistry functions, TypeConfiguration types) {
        for (boolean list : List.of(false, true)) {
            Constructor constructor = new Constructor(list);
            functions.register(constructor.getName(), constructor);
        }
        functions.register("array_concat", new Concatenation());
        TiDBArrayFunctions arrays = new TiDBArrayFunctions(functions, types);
        arrays.registerPredicates();
        arrays.registerOthers(types);
    }

    private void registerPredicates() {
        ArgumentsValidator element = exactly(2, ArrayContainsArgumentValidator.INSTANCE);
        FunctionArgumentTypeResolver elementType = ArrayContainsArgumentTypeResolver.INSTANCE;
        register("array_contains", TiDBArrayFunction::contains, element, toBoolean, elementType);
        register("array_contains_nullable", TiDBArrayFunction::containsNullable, element, toBoolean, elementType);
        ArgumentsValidator array = exactly(2, ArrayIncludesArgumentValidator.INSTANCE);
        FunctionArgumentTypeResolver arrayType = ArrayIncludesArgumentTypeResolver.INSTANCE;
        register("array_includes", TiDBArrayFunction::includes, array, toBoolean, arrayType);
        register("array_includes_nullable", TiDBArrayFunction::includesNullable, array, toBoolean, arrayType);
        register("array_intersects_nullable", TiDBArrayFunction::intersectsNullable, array, toBoolean, arrayType);
        functions.registerAlternateKey("array_overlaps_nullable", "array_intersects_nullable");
    }

    private void registerOthers(TypeConfiguration types) {
        ArgumentsValidator index =
                new ArgumentTypesValidator(exactly(2, ArrayArgumentValidator.DEFAULT_INSTANCE), ANY, INTEGER);
        FunctionArgumentTypeResolver sameArray = StandardFunctionArgumentTypeResolvers.composite(
                StandardFunctionArgumentTypeResolvers.invariant(ANY, INTEGER, INTEGER),
                StandardFunctionArgumentTypeResolvers.IMPLIED_RESULT_TYPE);
        register(
                "array_length",
                TiDBArrayFunction::length,
                exactly(1, ArrayArgumentValidator.DEFAULT_INSTANCE),
                StandardFunctionReturnTypeResolvers.invariant(
                        types.getBasicTypeRegistry().resolve(StandardBasicTypes.INTEGER)),
                StandardFunctionArgumentTypeResolvers.NULL);
        register("array_remove_index", TiDBArrayFunction::removeIndex, index, SAME_ARRAY, sameArray);
        register(
                "array_slice",
                TiDBArrayFunction::slice,
                new ArgumentTypesValidator(exactly(3, ArrayArgumentValidator.DEFAULT_INSTANCE), ANY, INTEGER, INTEGER),
                SAME_ARRAY,
                sameArray);
        register(
                "array_get",
                TiDBArrayFunction::get,
                index,
                ElementViaArrayArgumentReturnTypeResolver.DEFAULT_INSTANCE,
                StandardFunctionArgumentTypeResolvers.invariant(ANY, INTEGER));
        register(
                "array_append",
                TiDBArrayFunction::append,
                exactly(2, ArrayAndElementArgumentValidator.DEFAULT_INSTANCE),
                SAME_ARRAY,
                ArrayAndElementArgumentTypeResolver.DEFAULT_INSTANCE);
        register(
                "array_prepend",
                TiDBArrayFunction::prepend,
                exactly(2, new ArrayAndElementArgumentValidator(1, 0)),
                new ArrayViaArgumentReturnTypeResolver(1),
                new ArrayAndElementArgumentTypeResolver(1, 0));
    }

    private void register(
            String name,
            TiDBArrayFunction.Renderer renderer,
            ArgumentsValidator arguments,
            FunctionReturnTypeResolver returnType,
            FunctionArgumentTypeResolver argumentTypes) {
        functions.register(name, new TiDBArrayFunction(name, renderer, arguments, returnType, argumentTypes));
    }

    private static ArgumentsValidator exactly(int arguments, ArgumentsValidator further) {
        return StandardArgumentsValidators.composite(StandardArgumentsValidators.exactly(arguments), further);
    }

    /** {@code array(1, 2)}. */
    private static final class Constructor extends ArrayConstructorFunction {
        Constructor(boolean list) {
            super(list, false);
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            String separator = "";
            appender.append("json_array(");
            for (SqlAstNode argument : arguments) {
                appender.append(separator);
                separator = ",";
                TiDBArrayFunction.supported(JsonElement.of(JsonElement.typeOf(argument)), getName())
                        .appendElement(appender, argument, translator);
            }
            appender.append(')');
        }
    }

    /** {@code array_concat(a, b)}, or {@code a || b}. */
    private static final class Concatenation extends ArrayConcatFunction {
        Concatenation() {
            super("(", ",", ")");
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            appender.append("json_merge_preserve");
            super.render(appender, arguments, returnType, translator);
        }
    }
}
