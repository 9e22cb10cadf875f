package org.tidewire.databend.internal.function;

import static org.hibernate.query.sqm.produce.function.FunctionParameterType.NUMERIC;
import static org.hibernate.query.sqm.produce.function.FunctionParameterType.STRING;

import java.util.Map;
import java.util.TreeMap;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.function.CommonFunctionFactory;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.type.BasicType;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.databend.internal.array.DatabendArrayFunctions;
import org.tidewire.databend.internal.json.DatabendJsonFunctions;
import org.tidewire.databend.internal.time.DatabendExtractFunction;
import org.tidewire.databend.internal.time.DatabendFormatFunction;
import org.tidewire.databend.internal.time.DatabendTruncFunction;
import org.tidewire.databend.internal.time.TimestampAddition;
import org.tidewire.databend.internal.type.DatabendVectors;
import org.tidewire.internal.function.OverlayFunction;

/** The functions of HQL in Databend's spelling, beside those that are spelled as in the SQL standard. */
public final class DatabendFunctions {
    private DatabendFunctions() {}

    public static void contribute(FunctionContributions contributions) {
        CommonFunctionFactory common = new CommonFunctionFactory(contributions);
        contributeNumbers(common);
        contributeTexts(common);
        contributeAggregates(common);
        TypeConfiguration types = contributions.getTypeConfiguration();
        SqmFunctionRegistry functions = contributions.getFunctionRegistry();
        contributePatterns(types, functions);
        functions.register("cast", new DatabendCastFunction(contributions.getDialect(), types));
        functions.register("extract", new DatabendExtractFunction(contributions.getDialect(), types));
        functions.register("format", new DatabendFormatFunction(types));
        functions.register("timestampadd", new TimestampAddition(contributions.getDialect(), types));
        functions.register("trunc", new DatabendTruncFunction(types));
        functions.register("regexp_like", new RegexpLikeFunction(types));
        functions.registerAlternateKey("truncate", "trunc");
        functions.registerAlternateKey("localtime", "local_time");
        functions.registerAlternateKey("localtimestamp", "local_datetime");
        ExactAggregate.registerAll(functions, types);
        RoundingFunction.registerAll(functions);
        BitFunction.registerAll(functions);
        functions.register("mod", new ModuloFunction(types));
        functions.register("nullif", new NullifFunction());
        CountedFunction.registerAll(functions);
        OverlayFunction.register(functions, types);
        RankFunction.registerAll(functions, types);
        functions.register("percentile_cont", new PercentileFunction(types));
        functions.register("mode", new ModeFunction(types));
        DatabendJsonFunctions.contribute(functions, types);
        DatabendArrayFunctions.contribute(functions, types);
        DatabendTableFunctions.contribute(functions, types);
        DatabendVectors.contributeFunctions(functions, types);
        RefusedFunctions.contribute(contributions);
    }

    private static void contributeNumbers(CommonFunctionFactory common) {
        common.log();
        common.log2();
        common.log10();
        common.degrees();
        common.radians();
        common.pi();
        common.cot();
        common.cbrt();
        common.rand();
    }

    private static void contributeTexts(CommonFunctionFactory common) {
        common.characterLength_length("length(?1)");
        common.octetLength();
        common.bitLength();
        common.ascii();
        common.chr_char();
        common.instr();
        common.position();
        common.pad_space();
        common.substr();
        common.translate();
        common.reverse();
        common.space();
        common.repeat();
        common.trim2();
        common.soundex();
        common.insert();
        common.hex("upper(hex(?1))");
        common.md5("unhex(md5(?1))");
        common.sha("unhex(sha2(?1,256))");
        common.lastDay();
        common.addMonths();
        common.concat_pipeOperator("?1||?2");
    }

    private static void contributeAggregates(CommonFunctionFactory common) {
        common.everyAny_boolAndOr();
        common.listagg(null);
        common.stddev();
        common.stddevPopSamp();
        common.windowFunctions();
    }

    private static void contributePatterns(TypeConfiguration types, SqmFunctionRegistry functions) {
        BasicType<Double> doubleType = types.getBasicTypeRegistry().resolve(StandardBasicTypes.DOUBLE);
        BasicType<String> stringType = types.getBasicTypeRegistry().resolve(StandardBasicTypes.STRING);
        // var_pop and the like take two arguments: they are Databend's names for covariances.
        Map<String, String> ofNumbers = new TreeMap<>(Map.of(
                "var_pop", "power(stddev_pop(?1),2)",
                "var_samp", "power(stddev_samp(?1),2)",
                "variance", "power(stddev_samp(?1),2)",
                // The median of decimals is another decimal of the list.
                "median", "median(cast(?1 as double))"));
        ofNumbers.forEach((name, pattern) -> functions
                .patternAggregateDescriptorBuilder(name, pattern)
                .setInvariantType(doubleType)
                .setExactArgumentCount(1)
                .setParameterTypes(NUMERIC)
                .register());
        functions
                .patternAggregateDescriptorBuilder("covar_pop", "covar_pop(?1,?2)")
                .setInvariantType(doubleType)
                .setExactArgumentCount(2)
                .setParameterTypes(NUMERIC, NUMERIC)
                .register();
        // Of one row it is infinite, not null.
        functions
                .patternAggregateDescriptorBuilder("covar_samp", "nullif(covar_samp(?1,?2),cast('inf' as double))")
                .setInvariantType(doubleType)
                .setExactArgumentCount(2)
                .setParameterTypes(NUMERIC, NUMERIC)
                .register();
        // In a select clause HQL takes not (p) for a function, whose type would be the server's integer.
        functions
                .patternDescriptorBuilder("not", "not(?1)")
                .setExactArgumentCount(1)
                .setInvariantType(types.getBasicTypeForJavaType(Boolean.class))
                .register();
        functions
                .patternDescriptorBuilder("initcap", "concat(upper(left(?1,1)),lower(substr(?1,2)))")
                .setInvariantType(stringType)
                .setExactArgumentCount(1)
                .setParameterTypes(STRING)
                .register();
    }
}
