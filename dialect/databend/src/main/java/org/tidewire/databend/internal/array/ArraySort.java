package org.tidewire.databend.internal.array;

import java.util.List;
import org.hibernate.dialect.function.array.AbstractArraySortFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.type.spi.TypeConfiguration;

/** {@code array_sort}: one of four functions; nulls come first where it sorts downwards, unless the query says otherwise. */
final class ArraySort extends AbstractArraySortFunction {
    ArraySort(TypeConfiguration types) {
        super(types);
    }

    @Override
    public void render(
            SqlAppender sql,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        if (arguments.size() == 1) {
            call("array_sort_asc_null_last", sql, arguments, translator);
            return;
        }
        sql.append("if(");
        arguments.get(1).accept(translator);
        sql.append(',');
        byNulls("desc", "true", sql, arguments, translator);
        sql.append(',');
        byNulls("asc", "false", sql, arguments, translator);
        sql.append(')');
    }

    private static void byNulls(
            String direction,
            String usual,
            SqlAppender sql,
            List<? extends SqlAstNode> arguments,
            SqlAstTranslator<?> translator) {
        sql.append("if(");
        if (arguments.size() > 2) {
            arguments.get(2).accept(translator);
        } else {
            sql.append(usual);
        }
        sql.append(',');
        call("array_sort_" + direction + "_null_first", sql, arguments, translator);
        sql.append(',');
        call("array_sort_" + direction + "_null_last", sql, arguments, translator);
        sql.append(')');
    }

    private static void call(
            String function, SqlAppender sql, List<? extends SqlAstNode> arguments, SqlAstTranslator<?> translator) {
        sql.append(function + "(");
        arguments.get(0).accept(translator);
        sql.append(')');
    }
}
