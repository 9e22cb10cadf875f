package org.tidewire.tidb.internal.function;

import java.time.Duration;
import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.TimestampaddFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.DurationUnit;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.type.BasicType;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.internal.type.DurationArithmetic;
import org.tidewire.tidb.internal.sql.FunctionOfArgument;
import org.tidewire.tidb.internal.sql.TiDBSubqueryTranslator;

/**
 * A date plus a duration. Hibernate says "seconds" of an attribute of type {@link Duration}, and stores nanoseconds: the
 * result is off by a factor of 1e9 (null on TiDB) where a database has no intervals. The difference of two dates is of the
 * same type, but it is added as it was computed, in the unit that Hibernate calls native: microseconds.
 */
final class TiDBTimestampaddFunction extends TimestampaddFunction {
    private final DurationUnit nanoseconds;

    TiDBTimestampaddFunction(Dialect dialect, TypeConfiguration types) {
        super(dialect, types);
        BasicType<Long> longType = types.getBasicTypeRegistry().resolve(StandardBasicTypes.LONG);
        nanoseconds = DurationArithmetic.nanoseconds(longType);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        boolean stored = DurationArithmetic.isStoredDuration(arguments.get(0), arguments.get(1));
        Expression moment = (Expression) arguments.get(2);
        Expression magnitude = (Expression) arguments.get(1);
        super.render(
                appender,
                List.of(
                        stored ? nanoseconds : arguments.get(0),
                        isLeftToStorage(moment, magnitude)
                                ? FunctionOfArgument.twice("greatest", magnitude)
                                : magnitude,
                        isOfOuterQuery(moment, translator) ? FunctionOfArgument.twice("coalesce", moment) : moment),
                returnType,
                translator);
    }

    /**
     * Whether TiDB's storage may get the sum, which fails there if the moment is null (error 1105): it is computed of constants,
     * and the storage knows the magnitude. It does not know {@code greatest}.
     */
    private static boolean isLeftToStorage(Expression moment, Expression magnitude) {
        return !(moment instanceof Literal)
                && moment.getColumnReference() == null
                && !(magnitude instanceof Literal)
                && OuterColumns.tablesReadBy(moment).isEmpty();
    }

    /** A null of an outer query has lost its type, by which TiDB chooses the function (error 1105). */
    private static boolean isOfOuterQuery(Expression moment, SqlAstTranslator<?> translator) {
        return moment.getColumnReference() != null
                && translator instanceof TiDBSubqueryTranslator<?> subqueries
                && subqueries.isOfOuterQuery(moment.getColumnReference());
    }
}
