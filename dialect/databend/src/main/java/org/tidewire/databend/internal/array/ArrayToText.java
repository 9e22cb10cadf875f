package org.tidewire.databend.internal.array;

import java.util.List;
import org.hibernate.dialect.function.array.ArrayToStringFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.type.spi.TypeConfiguration;

/** {@code array_to_string}, which Databend has for arrays of texts only, and without a text for nulls. */
final class ArrayToText extends ArrayToStringFunction {
    ArrayToText(TypeConfiguration types) {
        super(types);
    }

    @Override
    public void render(
            SqlAppender sql,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        sql.append("array_to_string(array_transform(");
        arguments.get(0).accept(translator);
        if (arguments.size() > 2) {
            sql.append(",tw_x -> coalesce(cast(tw_x as varchar),");
            arguments.get(2).accept(translator);
            sql.append(')');
        } else {
            sql.append(",tw_x -> cast(tw_x as varchar)");
        }
        sql.append("),");
        arguments.get(1).accept(translator);
        sql.append(')');
    }
}
