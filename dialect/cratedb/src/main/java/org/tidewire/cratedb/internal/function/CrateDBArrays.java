package org.tidewire.cratedb.internal.function;

import java.util.List;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.function.CommonFunctionFactory;
import org.hibernate.dialect.function.array.ArrayAndElementArgumentTypeResolver;
import org.hibernate.dialect.function.array.ArrayAndElementArgumentValidator;
import org.hibernate.dialect.function.array.ArrayArgumentValidator;
import org.hibernate.dialect.function.array.ArrayContainsArgumentTypeResolver;
import org.hibernate.dialect.function.array.ArrayContainsArgumentValidator;
import org.hibernate.dialect.function.array.ArrayViaArgumentReturnTypeResolver;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.produce.function.ArgumentsValidator;
import org.hibernate.query.sqm.produce.function.FunctionArgumentTypeResolver;
import org.hibernate.query.sqm.produce.function.FunctionReturnTypeResolver;
import org.hibernate.query.sqm.produce.function.StandardArgumentsValidators;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.BasicTypeRegistry;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.StandardBasicTypes;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;

/** Functions of arrays. */
public final class CrateDBArrays {
    private final SqmFunctionRegistry functions;

    private CrateDBArrays(SqmFunctionRegistry functions) {
        this.functions = functions;
    }

    static void contribute(FunctionContributions contributions) {
        BasicTypeRegistry types = contributions.getTypeConfiguration().getBasicTypeRegistry();
        FunctionReturnTypeResolver integer =
                StandardFunctionReturnTypeResolvers.invariant(types.resolve(StandardBasicTypes.INTEGER));
        FunctionReturnTypeResolver bool =
                StandardFunctionReturnTypeResolvers.invariant(types.resolve(StandardBasicTypes.BOOLEAN));
        CommonFunctionFactory common = new CommonFunctionFactory(contributions);
        common.array();
        common.arrayGet_bracket();
        common.arrayIntersects_postgresql();
        CrateDBArrays own = new CrateDBArrays(contributions.getFunctionRegistry());
        // Of an array without elements it is null.
        own.register(
                "array_length",
                "coalesce(array_length(?1,1),case when ?1 is not null then 0 end)",
                integer,
                StandardArgumentsValidators.composite(
                        StandardArgumentsValidators.exactly(1), ArrayArgumentValidator.DEFAULT_INSTANCE),
                null);
        own.functions.registerAlternateKey("cardinality", "array_length");
        own.register(
                "array_contains",
                "coalesce(?2=any(?1),case when ?1 is not null then false end)",
                bool,
                ArrayContainsArgumentValidator.INSTANCE,
                ArrayContainsArgumentTypeResolver.INSTANCE);
        own.register(
                "array_position",
                "coalesce(array_position(?1,?2),case when ?1 is not null then 0 end)",
                integer,
                new ArrayAndElementArgumentValidator(0, 1),
                new ArrayAndElementArgumentTypeResolver(0, 1));
        own.register(
                "array_append",
                "array_append(?1,?2)",
                ArrayViaArgumentReturnTypeResolver.DEFAULT_INSTANCE,
                ArrayAndElementArgumentValidator.DEFAULT_INSTANCE,
                ArrayAndElementArgumentTypeResolver.DEFAULT_INSTANCE);
    }

    private void register(
            String name,
            String pattern,
            FunctionReturnTypeResolver returns,
            ArgumentsValidator arguments,
            @org.jspecify.annotations.Nullable FunctionArgumentTypeResolver types) {
        functions
                .patternDescriptorBuilder(name, pattern)
                .setReturnTypeResolver(returns)
                .setArgumentsValidator(arguments)
                .setArgumentTypeResolver(types)
                .register();
    }

    /** The server has no operator for the elements of two arrays but the overlap. */
    public static void refuseSeveral(String function, List<? extends SqlAstNode> arguments) {
        if (function.equals("array_contains") && CrateDBCasts.typeOf((Expression) arguments.get(1)) == SqlTypes.ARRAY) {
            throw CrateDBQueryRefusal.function(
                    "array_contains of several values", "ask for each value, with 'and' between");
        }
    }
}
