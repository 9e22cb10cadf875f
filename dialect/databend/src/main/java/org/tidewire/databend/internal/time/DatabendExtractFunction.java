package org.tidewire.databend.internal.time;

import static org.hibernate.type.spi.TypeConfiguration.getSqlTemporalType;

import jakarta.persistence.TemporalType;
import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.ExtractFunction;
import org.hibernate.metamodel.mapping.JdbcMappingContainer;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.query.sqm.produce.function.internal.PatternRenderer;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.ExtractUnit;
import org.hibernate.type.spi.TypeConfiguration;

/** {@code extract}, which has to know what it extracts from: a time of day is a text for Databend. */
// TemporalType is what Hibernate tells types by; an overridden method of Hibernate's is unchecked
@SuppressWarnings({"deprecation", "removal", "unchecked"})
public final class DatabendExtractFunction extends ExtractFunction {
    public DatabendExtractFunction(Dialect dialect, TypeConfiguration types) {
        super(dialect, types);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        String pattern =
                DatabendTime.extract(((ExtractUnit) arguments.get(0)).getUnit(), typeOf((Expression) arguments.get(1)));
        new PatternRenderer(pattern).render(appender, arguments, translator);
    }

    static TemporalType typeOf(Expression expression) {
        JdbcMappingContainer type = expression.getExpressionType();
        TemporalType temporal = type == null ? null : getSqlTemporalType(type);
        return temporal == null ? TemporalType.TIMESTAMP : temporal;
    }
}
