package org.tidewire.cratedb.internal.function;

import static org.hibernate.type.spi.TypeConfiguration.getSqlTemporalType;

import jakarta.persistence.TemporalType;
import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.ExtractFunction;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;

/** {@code extract}, but not from a time of day, which is a text. */
@SuppressWarnings({"deprecation", "removal", "unchecked"}) // TemporalType is what Hibernate tells types by
final class CrateDBExtractFunction extends ExtractFunction {
    CrateDBExtractFunction(Dialect dialect, TypeConfiguration types) {
        super(dialect, types);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        JdbcMappingContainer type = ((Expression) arguments.get(1)).getExpressionType();
        if (type != null && getSqlTemporalType(type) == TemporalType.TIME) {
            throw CrateDBQueryRefusal.TIME_ARITHMETIC.exception();
        }
        super.render(appender, arguments, returnType, translator);
    }
}
