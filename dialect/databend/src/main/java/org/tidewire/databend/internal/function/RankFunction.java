package org.tidewire.databend.internal.function;

import java.util.List;
import org.hibernate.dialect.function.HypotheticalSetFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.function.SqmFunctionRegistry;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.hibernate.type.BasicTypeReference;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;

/** {@code rank} and its like are window functions; the rank of a row that is not there is refused (error 1065). */
final class RankFunction extends HypotheticalSetFunction {
    private RankFunction(String name, BasicTypeReference<?> type, TypeConfiguration types) {
        super(name, type, types);
    }

    static void registerAll(SqmFunctionRegistry functions, TypeConfiguration types) {
        functions.register("rank", new RankFunction("rank", StandardBasicTypes.LONG, types));
        functions.register("dense_rank", new RankFunction("dense_rank", StandardBasicTypes.LONG, types));
        functions.register("percent_rank", new RankFunction("percent_rank", StandardBasicTypes.DOUBLE, types));
        functions.register("cume_dist", new RankFunction("cume_dist", StandardBasicTypes.DOUBLE, types));
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            List<SortSpecification> withinGroup,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        if (withinGroup != null && !withinGroup.isEmpty()) {
            throw DatabendQueryRefusal.HYPOTHETICAL_RANK.exception();
        }
        super.render(appender, arguments, filter, withinGroup, returnType, translator);
    }
}
