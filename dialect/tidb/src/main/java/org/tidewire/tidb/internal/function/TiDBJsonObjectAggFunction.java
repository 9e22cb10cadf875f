package org.tidewire.tidb.internal.function;

import java.util.List;
import org.hibernate.dialect.function.json.MySQLJsonObjectAggFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.JsonObjectAggUniqueKeysBehavior;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.internal.server.TiDBRefusal;
import org.tidewire.tidb.internal.sql.WholeGroups;

/**
 * {@code json_objectagg} by {@code group_concat}, since TiDB's own does not leave nulls out. A row that the filter leaves out
 * has no key, and so is not concatenated.
 */
final class TiDBJsonObjectAggFunction extends MySQLJsonObjectAggFunction {
    TiDBJsonObjectAggFunction(TypeConfiguration types) {
        super(types);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            @Nullable Predicate filter,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        if (arguments.contains(JsonObjectAggUniqueKeysBehavior.WITH)) {
            throw TiDBRefusal.JSON_UNIQUE_KEYS.exception();
        }
        WholeGroups.require(translator);
        super.render(appender, FilteredExpression.first(arguments, filter), null, returnType, translator);
    }
}
