package org.tidewire.cratedb.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.ANY;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.BOOLEAN;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.NUMERIC;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.STRING;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.STRING_OR_CLOB;

import java.util.List;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.function.CommonFunctionFactory;
import org.hibernate.dialect.function.DynamicDispatchFunction;
import org.hibernate.dialect.function.FormatFunction;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.produce.function.FunctionParameterType;
import org.hibernate.query.sqm.produce.function.StandardFunctionReturnTypeResolvers;
import org.hibernate.type.BasicType;
import org.hibernate.type.BasicTypeRegistry;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;

/** The functions of HQL in CrateDB's spelling, beside those that are spelled as in the SQL standard. */
public final class CrateDBFunctions {
    private final SqmFunctionRegistry functions;
    private final TypeConfiguration types;
    private final BasicType<Double> doubleType;
    private final BasicType<String> stringType;
    private final BasicType<Integer> integerType;
    private final BasicType<Boolean> booleanType;

    private CrateDBFunctions(FunctionContributions contributions) {
        this.types = contributions.getTypeConfiguration();
        BasicTypeRegistry basicTypes = types.getBasicTypeRegistry();
        this.functions = contributions.getFunctionRegistry();
        this.doubleType = basicTypes.resolve(StandardBasicTypes.DOUBLE);
        this.stringType = basicTypes.resolve(StandardBasicTypes.STRING);
        this.integerType = basicTypes.resolve(StandardBasicTypes.INTEGER);
        this.booleanType = basicTypes.resolve(StandardBasicTypes.BOOLEAN);
    }

    public static void contribute(FunctionContributions contributions) {
        CrateDBFunctions own = new CrateDBFunctions(contributions);
        own.contributeCommon(new CommonFunctionFactory(contributions));
        own.contributeNumbers();
        CrateDBArrays.contribute(contributions);
        own.contributeTexts();
        own.functions.register("concat", new ConcatFunction(contributions));
        own.contributeAggregates();
        own.contributeVectors();
        own.functions.register("trunc", new CrateDBTruncFunction(own.types));
        own.functions.registerAlternateKey("truncate", "trunc");
        NumberFunction.registerAll(own.functions);
        ExtremeFunction.registerAll(own.functions);
        own.functions.register("cast", new CrateDBCastFunction(contributions.getDialect()));
        own.contributeRanks();
        own.functions.register("timestampadd", new TimestampAddition(contributions.getDialect(), own.types));
        own.functions.register("format", new FormatFunction("date_format", true, true, own.types));
        own.functions.register(
                "extract",
                new CrateDBExtractFunction(contributions.getDialect(), contributions.getTypeConfiguration()));
        RefusedFunctions.contribute(contributions);
    }

    private void contributeCommon(CommonFunctionFactory common) {
        common.pi();
        common.cot();
        common.degrees();
        common.radians();
        common.octetLength();
        common.bitLength();
        common.ascii();
        common.initcap();
        common.translate();
        common.reverse();
        common.repeat();
        common.trim2();
        common.substr();
        common.md5("md5(?1)");
        common.windowFunctions();
    }

    private void contributeNumbers() {
        value("log", "(ln(?2)/ln(?1))", doubleType, NUMERIC, NUMERIC);
        // The server's cosine of a decimal is the sine, and its sine and tangent lose digits (measured on 6.4.4).
        for (String name : List.of("sin", "cos", "tan")) {
            value(name, name + "(cast(?1 as double precision))", doubleType, NUMERIC);
        }
        value("sign", "cast(sign(cast(?1 as double precision)) as integer)", integerType, NUMERIC);
        value("log10", "log(?1)", doubleType, NUMERIC);
        value("cbrt", "(sign(cast(?1 as double precision))*power(abs(?1),1.0/3))", doubleType, NUMERIC);
        functions
                .noArgsBuilder("rand", "random")
                .setInvariantType(doubleType)
                .setUseParenthesesWhenNoArgs(true)
                .register();
        functions.registerAlternateKey("random", "rand");
        bits("bitand", "(?1&?2)");
        bits("bitor", "(?1|?2)");
        bits("bitxor", "(?1#?2)");
    }

    private void contributeTexts() {
        value("character_length", "char_length(?1)", integerType, STRING_OR_CLOB);
        functions.register("length", new DynamicDispatchFunction(functions, "character_length", "array_length"));
        functions
                .registerBinaryTernaryPattern(
                        "locate",
                        integerType,
                        "strpos(?2,?1)",
                        "case when strpos(substr(?2,?3),?1)=0 then 0 else strpos(substr(?2,?3),?1)+?3-1 end",
                        STRING,
                        STRING,
                        NUMERIC,
                        types)
                .setArgumentListSignature("(STRING pattern, STRING string[, INTEGER start])");
        functions.register("regexp_like", new RegexpLikeFunction(types));
        value("chr", "chr(?1)", types.getBasicTypeRegistry().resolve(StandardBasicTypes.CHARACTER), NUMERIC);
        functions.registerAlternateKey("char", "chr");
        value("position", "strpos(?2,?1)", integerType, STRING, STRING);
        value("instr", "strpos(?1,?2)", integerType, STRING, STRING);
        functions
                .registerTernaryQuaternaryPattern(
                        "overlay",
                        stringType,
                        "(substr(?1,1,?3-1)||?2||substr(?1,?3+char_length(?2)))",
                        "(substr(?1,1,?3-1)||?2||substr(?1,?3+?4))",
                        STRING,
                        STRING,
                        NUMERIC,
                        NUMERIC,
                        types)
                .setArgumentListSignature(
                        "(STRING string placing STRING replacement from INTEGER start[ for INTEGER length])");
        value("split_part", "split_part(?1,?2,?3)", stringType, STRING, STRING, NUMERIC);
    }

    private void contributeAggregates() {
        ExactAggregate.registerAll(functions, types);
        aggregate("every", "min(?1)", booleanType, BOOLEAN);
        aggregate("any", "max(?1)", booleanType, BOOLEAN);
        functions.registerAlternateKey("all", "every");
        functions.registerAlternateKey("some", "any");
    }

    /** The server's are integers. */
    private void contributeRanks() {
        for (String name : List.of("rank", "dense_rank", "row_number")) {
            functions
                    .namedWindowDescriptorBuilder(name)
                    .setExactArgumentCount(0)
                    .setInvariantType(types.getBasicTypeRegistry().resolve(StandardBasicTypes.LONG))
                    .register();
        }
    }

    private void contributeVectors() {
        value("vector_similarity", "vector_similarity(?1,?2)", doubleType, ANY, ANY);
        value("knn_match", "knn_match(?1,?2,?3)", booleanType, ANY, ANY, NUMERIC);
        value("match", "match(?1,?2)", booleanType, ANY, STRING);
        value("distance", "distance(?1,?2)", doubleType, ANY, ANY);
        value("within", "within(?1,?2)", booleanType, ANY, ANY);
        value("intersects", "intersects(?1,?2)", booleanType, ANY, ANY);
        value("latitude", "latitude(?1)", doubleType, ANY);
        value("longitude", "longitude(?1)", doubleType, ANY);
    }

    private void bits(String name, String pattern) {
        functions
                .patternDescriptorBuilder(name, pattern)
                .setReturnTypeResolver(StandardFunctionReturnTypeResolvers.useFirstNonNull())
                .setExactArgumentCount(2)
                .setParameterTypes(NUMERIC, NUMERIC)
                .register();
    }

    private void value(String name, String pattern, BasicType<?> type, FunctionParameterType... parameters) {
        functions
                .patternDescriptorBuilder(name, pattern)
                .setInvariantType(type)
                .setExactArgumentCount(parameters.length)
                .setParameterTypes(parameters)
                .register();
    }

    private void aggregate(String name, String pattern, BasicType<?> type, FunctionParameterType... parameters) {
        functions
                .patternAggregateDescriptorBuilder(name, pattern)
                .setInvariantType(type)
                .setExactArgumentCount(parameters.length)
                .setParameterTypes(parameters)
                .register();
    }
}
