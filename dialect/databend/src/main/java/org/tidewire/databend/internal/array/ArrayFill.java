package org.tidewire.databend.internal.array;

import java.util.List;
import org.hibernate.dialect.function.array.AbstractArrayFillFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;

/** {@code array_fill}: an array of so many numbers, each of which becomes the element. */
final class ArrayFill extends AbstractArrayFillFunction {
    ArrayFill(boolean list) {
        super(list);
    }

    @Override
    public void render(
            SqlAppender sql,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        sql.append("array_transform(range(0,");
        arguments.get(1).accept(translator);
        sql.append("),tw_x -> ");
        arguments.get(0).accept(translator);
        sql.append(')');
    }
}
