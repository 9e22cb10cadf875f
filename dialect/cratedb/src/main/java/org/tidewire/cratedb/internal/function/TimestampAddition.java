package org.tidewire.cratedb.internal.function;

import java.util.List;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.function.TimestampaddFunction;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.DurationUnit;
import org.hibernate.type.StandardBasicTypes;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.internal.type.DurationArithmetic;

/** {@code timestampadd}. An attribute of type {@link java.time.Duration} holds nanoseconds, where Hibernate says "seconds". */
final class TimestampAddition extends TimestampaddFunction {
    private final DurationUnit nanoseconds;

    TimestampAddition(Dialect dialect, TypeConfiguration types) {
        super(dialect, types);
        nanoseconds =
                DurationArithmetic.nanoseconds(types.getBasicTypeRegistry().resolve(StandardBasicTypes.LONG));
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        boolean isStored = DurationArithmetic.isStoredDuration(arguments.get(0), arguments.get(1));
        super.render(
                appender,
                isStored ? List.of(nanoseconds, arguments.get(1), arguments.get(2)) : arguments,
                returnType,
                translator);
    }
}
