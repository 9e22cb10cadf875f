package org.tidewire.tidb.internal.function;

import java.time.LocalDateTime;
import java.time.LocalTime;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.function.CurrentFunction;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.produce.function.FunctionParameterType;
import org.hibernate.query.sqm.produce.function.StandardFunctionArgumentTypeResolvers;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.internal.function.OverlayFunction;

/** The functions of HQL that TiDB spells otherwise than MySQL 8, or lacks. */
public final class TiDBFunctions {
    private TiDBFunctions() {}

    public static void contribute(FunctionContributions contributions) {
        // MySQL's localtimestamp drops the fraction of a second, and its localtime is a date with a time.
        TypeConfiguration types = contributions.getTypeConfiguration();
        SqmFunctionRegistry functions = contributions.getFunctionRegistry();
        functions.register(
                "local_datetime",
                new CurrentFunction(
                        "local_datetime", "localtimestamp(6)", types.getBasicTypeForJavaType(LocalDateTime.class)));
        functions.register(
                "local_time",
                new CurrentFunction("local_time", "current_time", types.getBasicTypeForJavaType(LocalTime.class)));
        functions.register(
                "localtimestamp",
                new CurrentFunction(
                        "localtimestamp",
                        "localtimestamp(6)",
                        types.getBasicTypeRegistry().resolve(StandardBasicTypes.TIMESTAMP)));
        functions.register(
                "localtime",
                new CurrentFunction(
                        "localtime",
                        "current_time",
                        types.getBasicTypeRegistry().resolve(StandardBasicTypes.TIME)));
        functions.register("avg", new TiDBAverageFunction(contributions.getDialect(), types));
        JsonConstructors.contribute(functions, types);
        functions.register("json_arrayagg", new TiDBJsonArrayAggFunction(types));
        functions.register("json_objectagg", new TiDBJsonObjectAggFunction(types));
        functions.register("json_value", new TiDBJsonValueFunction(types));
        functions.register("concat", new TiDBConcatFunction(types));
        functions.register("cast", new TiDBCastFunction(contributions.getDialect(), types));
        functions.register("coalesce", new TiDBCoalesceFunction());
        functions.register("format", new TiDBFormatFunction(types));
        functions.register("listagg", new TiDBListaggFunction(types));
        functions.register("greatest", new TiDBExtremeFunction("greatest"));
        functions.register("least", new TiDBExtremeFunction("least"));
        functions.register("round", new TiDBRoundFunction());
        OverlayFunction.register(functions, types);
        functions.register("timestampadd", new TiDBTimestampaddFunction(contributions.getDialect(), types));
        // TiDB's bits are unsigned: of a negative number they do not fit into the type of the arguments.
        signed(functions, "bitnot", "~?1", 1);
        signed(functions, "bitand", "?1&?2", 2);
        signed(functions, "bitor", "?1|?2", 2);
        signed(functions, "bitxor", "?1^?2", 2);
        // The server's instr() takes no position.
        functions
                .registerBinaryTernaryPattern(
                        "instr",
                        types.getBasicTypeRegistry().resolve(StandardBasicTypes.INTEGER),
                        "instr(?1,?2)",
                        "locate(?2,?1,?3)",
                        FunctionParameterType.STRING,
                        FunctionParameterType.STRING,
                        FunctionParameterType.INTEGER,
                        types)
                .setArgumentListSignature("(STRING string, STRING pattern[, INTEGER start])");
        // In a select clause HQL takes not (p) for a function, whose type would be the server's integer.
        functions
                .patternDescriptorBuilder("not", "not(?1)")
                .setExactArgumentCount(1)
                .setInvariantType(types.getBasicTypeForJavaType(Boolean.class))
                .register();
        TiDBEveryAnyFunction.contribute(functions, types);
        TiDBRankFunction.contribute(functions, types);
        TiDBArrayFunctions.contribute(functions, types);
        RefusedFunctions.contribute(contributions);
    }

    private static void signed(SqmFunctionRegistry functions, String name, String pattern, int arguments) {
        functions
                .patternDescriptorBuilder(name, "cast(" + pattern + " as signed)")
                .setExactArgumentCount(arguments)
                .setArgumentTypeResolver(StandardFunctionArgumentTypeResolvers.ARGUMENT_OR_IMPLIED_RESULT_TYPE)
                .register();
    }
}
