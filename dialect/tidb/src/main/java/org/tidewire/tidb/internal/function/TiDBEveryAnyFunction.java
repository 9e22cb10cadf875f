package org.tidewire.tidb.internal.function;

import java.util.List;
import org.hibernate.dialect.function.EveryAnyEmulation;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * {@code every} and {@code any} as {@code min} and {@code max}, which pass over nulls. Hibernate's own rendering takes
 * null for false.
 */
final class TiDBEveryAnyFunction extends EveryAnyEmulation {
    private final String aggregate;

    private TiDBEveryAnyFunction(TypeConfiguration types, boolean every) {
        super(types, every, true);
        this.aggregate = every ? "min" : "max";
    }

    static void contribute(SqmFunctionRegistry functions, TypeConfiguration types) {
        functions.register("every", new TiDBEveryAnyFunction(types, true));
        functions.register("any", new TiDBEveryAnyFunction(types, false));
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            @Nullable ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        appender.append("(" + aggregate + "((");
        FilteredExpression.first(arguments, filter).get(0).accept(translator);
        // The sum is a number, whatever the type of a boolean column is.
        appender.append(")+0)=1)");
    }
}
