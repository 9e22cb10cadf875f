package org.tidewire.tidb.internal.function;

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
import org.tidewire.tidb.internal.server.TiDBRefusal;

/** {@code rank()} and its kin: window functions, and not what {@code rank(x) within group (...)} would be. */
final class TiDBRankFunction extends HypotheticalSetFunction {
    private TiDBRankFunction(String name, BasicTypeReference<?> returnType, TypeConfiguration types) {
        super(name, returnType, types);
    }

    static void contribute(SqmFunctionRegistry functions, TypeConfiguration types) {
        for (String name : List.of("rank", "dense_rank")) {
            functions.register(name, new TiDBRankFunction(name, StandardBasicTypes.LONG, types));
        }
        for (String name : List.of("percent_rank", "cume_dist")) {
            functions.register(name, new TiDBRankFunction(name, StandardBasicTypes.DOUBLE, types));
        }
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            @Nullable List<SortSpecification> withinGroup,
            @Nullable ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        if (withinGroup != null && !withinGroup.isEmpty()) {
            throw TiDBRefusal.HYPOTHETICAL_SET.exception();
        }
        super.render(appender, arguments, filter, withinGroup, returnType, translator);
    }
}
