package org.tidewire.tidb;

import java.time.Duration;
import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.TimestampaddFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.DurationUnit;
import org.hibernate.type.BasicType;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.time.DurationArithmetic;

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
        super.render(
                appender,
                stored ? List.of(nanoseconds, arguments.get(1), arguments.get(2)) : arguments,
                returnType,
                translator);
    }
}
