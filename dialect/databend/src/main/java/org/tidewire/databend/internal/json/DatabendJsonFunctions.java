package org.tidewire.databend.internal.json;

import java.util.List;
import org.hibernate.dialect.function.json.JsonArrayFunction;
import org.hibernate.dialect.function.json.JsonExistsFunction;
import org.hibernate.dialect.function.json.JsonObjectFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.JsonExistsErrorBehavior;
import org.hibernate.sql.ast.tree.expression.JsonNullBehavior;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;

/** The functions of HQL that make JSON and look into it. */
public final class DatabendJsonFunctions {
    private DatabendJsonFunctions() {}

    public static void contribute(SqmFunctionRegistry functions, TypeConfiguration types) {
        functions.register("json_value", new DatabendJsonValueFunction(types));
        functions.register("json_query", new DatabendJsonQueryFunction(types));
        functions.register("json_exists", new Exists(types));
        functions.register("json_object", new ObjectOf(types));
        functions.register("json_array", new ArrayOf(types));
        functions.register("json_arrayagg", new DatabendJsonArrayAggregate(types));
        functions.register("json_objectagg", new DatabendJsonObjectAggregate(types));
    }

    private static void renderArguments(
            SqlAppender appender, List<? extends SqlAstNode> arguments, SqlAstTranslator<?> translator) {
        String separator = "(";
        for (SqlAstNode argument : arguments) {
            appender.append(separator);
            DatabendJson.inDocument(argument).accept(translator);
            separator = ",";
        }
        appender.append(arguments.isEmpty() ? "()" : ")");
    }

    private static JsonNullBehavior nulls(List<? extends SqlAstNode> arguments, JsonNullBehavior standard) {
        return !arguments.isEmpty() && arguments.get(arguments.size() - 1) instanceof JsonNullBehavior behavior
                ? behavior
                : standard;
    }

    private static List<? extends SqlAstNode> values(List<? extends SqlAstNode> arguments) {
        return arguments.stream()
                .filter(argument -> !(argument instanceof JsonNullBehavior))
                .toList();
    }

    private static final class Exists extends JsonExistsFunction {
        Exists(TypeConfiguration types) {
            super(types, true, true);
        }

        @Override
        protected void render(
                SqlAppender appender,
                JsonExistsArguments arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            if (arguments.errorBehavior() != null && arguments.errorBehavior() != JsonExistsErrorBehavior.FALSE) {
                throw DatabendQueryRefusal.JSON_EXISTS_BEHAVIOR.exception();
            }
            new DatabendJson(arguments.jsonDocument(), arguments.jsonPath(), arguments.passingClause())
                    .call("json_path_exists", appender, translator);
        }
    }

    private static final class ObjectOf extends JsonObjectFunction {
        ObjectOf(TypeConfiguration types) {
            super(types, false);
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            boolean keep = nulls(arguments, JsonNullBehavior.NULL) == JsonNullBehavior.NULL;
            appender.append(keep ? "json_object_keep_null" : "json_object");
            renderArguments(appender, values(arguments), translator);
        }
    }

    /** Databend keeps nulls as elements. */
    private static final class ArrayOf extends JsonArrayFunction {
        ArrayOf(TypeConfiguration types) {
            super(types);
        }

        @Override
        public void render(
                SqlAppender appender,
                List<? extends SqlAstNode> arguments,
                ReturnableType<?> returnType,
                SqlAstTranslator<?> translator) {
            boolean keep = nulls(arguments, JsonNullBehavior.ABSENT) == JsonNullBehavior.NULL;
            appender.append(keep ? "json_array" : "json_array_filter(json_array");
            renderArguments(appender, values(arguments), translator);
            appender.append(keep ? "" : ",tw_x -> cast(tw_x as varchar) is not null)");
        }
    }
}
