package org.tidewire.databend.internal.function;

import org.hibernate.dialect.function.GenerateSeriesFunction;
import org.hibernate.dialect.function.array.UnnestFunction;
import org.hibernate.dialect.function.json.JsonTableFunction;
import org.hibernate.dialect.function.xml.XmlTableFunction;
import org.hibernate.metamodel.mapping.CollectionPart;
import org.hibernate.metamodel.mapping.SqlTypedMapping;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.query.sqm.tuple.internal.AnonymousTupleTableGroupProducer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.BasicPluralType;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;

/** Functions in the from clause. There is no {@code with ordinality}. */
public final class DatabendTableFunctions {
    private DatabendTableFunctions() {}

    static void contribute(SqmFunctionRegistry functions, TypeConfiguration types) {
        functions.register("generate_series", new GenerateSeries(types));
        functions.register("unnest", new Unnest());
        // Known, so that the translator can refuse them by name.
        functions.register("json_table", new JsonTableFunction(types));
        functions.register("xmltable", new XmlTableFunction(false, types));
    }

    private static void refuseIndex(AnonymousTupleTableGroupProducer tuple) {
        if (tuple.findSubPart(CollectionPart.Nature.INDEX.getName(), null) != null) {
            throw DatabendQueryRefusal.ORDINALITY.exception();
        }
    }

    private static final class GenerateSeries extends GenerateSeriesFunction {
        GenerateSeries(TypeConfiguration types) {
            super("generate_series", "ordinality", false, types);
        }

        @Override
        protected void renderGenerateSeries(
                SqlAppender appender,
                Expression start,
                Expression stop,
                @Nullable Expression step,
                AnonymousTupleTableGroupProducer tuple,
                String alias,
                SqlAstTranslator<?> translator) {
            refuseIndex(tuple);
            super.renderGenerateSeries(appender, start, stop, step, tuple, alias, translator);
        }
    }

    private static final class Unnest extends UnnestFunction {
        Unnest() {
            super("value", "ordinality", false);
        }

        @Override
        protected void renderUnnest(
                SqlAppender appender,
                Expression array,
                BasicPluralType<?, ?> type,
                @Nullable SqlTypedMapping typed,
                AnonymousTupleTableGroupProducer tuple,
                String alias,
                SqlAstTranslator<?> translator) {
            refuseIndex(tuple);
            super.renderUnnest(appender, array, type, typed, tuple, alias, translator);
        }
    }
}
