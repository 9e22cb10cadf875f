package org.tidewire.tidb.internal.function;

import java.util.List;
import org.hibernate.dialect.function.json.MySQLJsonArrayFunction;
import org.hibernate.dialect.function.json.MySQLJsonObjectFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.type.spi.TypeConfiguration;

/**
 * {@code json_array} and {@code json_object}, which are not null of a null. {@code ifnull} around them does not change their
 * value; it keeps TiDB from copying the condition into an outer join, as {@link TiDBCoalesceFunction} tells.
 */
final class JsonConstructors {
    private JsonConstructors() {}

    static void contribute(SqmFunctionRegistry functions, TypeConfiguration types) {
        functions.register("json_array", new MySQLJsonArrayFunction(types) {
            @Override
            public void render(
                    SqlAppender appender,
                    List<? extends SqlAstNode> arguments,
                    ReturnableType<?> returnType,
                    SqlAstTranslator<?> translator) {
                appender.append("ifnull(");
                super.render(appender, arguments, returnType, translator);
                appender.append(",null)");
            }
        });
        functions.register("json_object", new MySQLJsonObjectFunction(types) {
            @Override
            public void render(
                    SqlAppender appender,
                    List<? extends SqlAstNode> arguments,
                    ReturnableType<?> returnType,
                    SqlAstTranslator<?> translator) {
                appender.append("ifnull(");
                super.render(appender, arguments, returnType, translator);
                appender.append(",null)");
            }
        });
    }
}
