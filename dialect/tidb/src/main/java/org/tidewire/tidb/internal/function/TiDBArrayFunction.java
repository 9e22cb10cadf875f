package org.tidewire.tidb.internal.function;

import java.util.List;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.AbstractSqmSelfRenderingFunctionDescriptor;
import org.hibernate.query.sqm.produce.function.ArgumentsValidator;
import org.hibernate.query.sqm.produce.function.FunctionArgumentTypeResolver;
import org.hibernate.query.sqm.produce.function.FunctionReturnTypeResolver;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/** A function of HQL on an array and its elements, as JSON functions do it. */
final class TiDBArrayFunction extends AbstractSqmSelfRenderingFunctionDescriptor {
    private final Renderer renderer;

    TiDBArrayFunction(
            String name,
            Renderer renderer,
            ArgumentsValidator arguments,
            FunctionReturnTypeResolver returnType,
            FunctionArgumentTypeResolver argumentTypes) {
        super(name, arguments, returnType, argumentTypes);
        this.renderer = renderer;
    }

    /** One call: what it is of, and where it goes. */
    record Call(String name, SqlAppender sql, List<? extends SqlAstNode> arguments, SqlAstTranslator<?> translator) {
        Call sql(String text) {
            sql.append(text);
            return this;
        }

        Call argument(int index) {
            arguments.get(index).accept(translator);
            return this;
        }

        /** TiDB takes no JSON column of an outer query where it evaluates in the storage (error 1815). */
        Call array(int index) {
            return isOfOuterQuery(arguments.get(index))
                    ? sql("json_merge_preserve(").argument(index).sql(",'[]')") // never evaluated there
                    : argument(index);
        }

        private boolean isOfOuterQuery(SqlAstNode array) {
            ColumnReference column = array instanceof Expression expression ? expression.getColumnReference() : null;
            QueryPart query = translator.getCurrentQueryPart();
            return column != null
                    && query != null
                    && query.getFirstQuerySpec()
                                    .getFromClause()
                                    .queryTableReferences(
                                            table -> column.getQualifier().equals(table.getIdentificationVariable())
                                                    ? table
                                                    : null)
                            == null;
        }

        JsonElement elementsOf(int array) {
            return supported(JsonElement.ofArray(arguments.get(array)), name);
        }
    }

    /** Writes a call. */
    @FunctionalInterface
    interface Renderer {
        void render(Call call);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        renderer.render(new Call(getName(), appender, arguments, translator));
    }

    static JsonElement supported(@Nullable JsonElement element, String function) {
        if (element == null) {
            throw TiDBRefusal.ofFunction(
                    function + " of elements other than texts, enums, whole numbers, doubles and booleans",
                    "arrays are JSON here: read the array as a whole, or map it as an @ElementCollection and query that");
        }
        return element;
    }

    static void contains(Call call) {
        if (JsonElement.isArray(call.arguments().get(1))) {
            includes(call);
            return;
        }
        JsonElement element = call.elementsOf(0);
        call.sql("json_contains(").array(0).sql(",");
        element.appendJson(call.sql(), call.arguments().get(1), call.translator());
        call.sql(")");
    }

    static void containsNullable(Call call) {
        if (JsonElement.isArray(call.arguments().get(1))) {
            includesNullable(call);
            return;
        }
        JsonElement element = call.elementsOf(0);
        call.sql("json_contains(").array(0).sql(",ifnull(");
        element.appendJson(call.sql(), call.arguments().get(1), call.translator());
        call.sql(element == JsonElement.TEXT ? ",'null'))" : ",cast('null' as json)))");
    }

    static void includes(Call call) {
        call.elementsOf(0);
        call.sql("case when ").array(0).sql(" is not null then json_contains(");
        call.array(0).sql(",").array(1).sql(") and not json_contains(");
        call.array(1).sql(",'null') end");
    }

    static void includesNullable(Call call) {
        call.elementsOf(0);
        call.sql("json_contains(").array(0).sql(",").array(1).sql(")");
    }

    static void intersectsNullable(Call call) {
        call.elementsOf(0);
        call.sql("json_overlaps(").array(0).sql(",").array(1).sql(")");
    }

    static void get(Call call) {
        call.elementsOf(0).appendSql(call.sql(), () -> {
            call.sql("json_extract(").array(0).sql(",");
            path(call).sql(")");
        });
    }

    /** What is not there leaves the array as it is. */
    static void removeIndex(Call call) {
        call.sql("json_remove(").array(0).sql(",concat('$[',if(").argument(1).sql("<1,2147483647,");
        call.argument(1).sql("-1),']'))");
    }

    static void slice(Call call) {
        call.sql("case when ").argument(1).sql(" is not null and ").argument(2);
        call.sql(" is not null and ")
                .array(0)
                .sql(" is not null then ifnull(json_extract(")
                .array(0);
        call.sql(",if(").argument(2).sql(">=greatest(").argument(1).sql(",1),concat('$[',greatest(");
        call.argument(1).sql(",1)-1,' to ',").argument(2).sql("-1,']'),null)),cast('[]' as json)) end");
    }

    static void length(Call call) {
        call.sql("json_length(").array(0).sql(")");
    }

    /** Of an element by its number from 1 on; null for what is no such number, which is an error in a path (3143). */
    private static Call path(Call call) {
        return call.sql("if(").argument(1).sql(">=1,concat('$[',").argument(1).sql("-1,']'),null)");
    }

    static void append(Call call) {
        JsonElement element = call.elementsOf(0);
        call.sql("json_array_append(").array(0).sql(",'$',");
        element.appendElement(call.sql(), call.arguments().get(1), call.translator());
        call.sql(")");
    }

    static void prepend(Call call) {
        JsonElement element = call.elementsOf(1);
        call.sql("json_array_insert(").array(1).sql(",'$[0]',");
        element.appendElement(call.sql(), call.arguments().get(0), call.translator());
        call.sql(")");
    }
}
