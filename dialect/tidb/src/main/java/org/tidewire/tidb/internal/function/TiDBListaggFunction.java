package org.tidewire.tidb.internal.function;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.dialect.function.ListaggGroupConcatEmulation;
import org.hibernate.metamodel.model.domain.ReturnableType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.Overflow;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.hibernate.type.spi.TypeConfiguration;
import org.tidewire.tidb.internal.server.TiDBRefusal;
import org.tidewire.tidb.internal.sql.TextCollation;
import org.tidewire.tidb.internal.sql.WholeGroups;

/** {@code listagg} by {@code group_concat}. Hibernate leaves {@code on overflow} out where that is all that there is. */
final class TiDBListaggFunction extends ListaggGroupConcatEmulation {
    TiDBListaggFunction(TypeConfiguration types) {
        super(types);
    }

    @Override
    public void render(
            SqlAppender appender,
            List<? extends SqlAstNode> arguments,
            Predicate filter,
            List<SortSpecification> withinGroup,
            ReturnableType<?> returnType,
            SqlAstTranslator<?> translator) {
        if (arguments.stream().anyMatch(Overflow.class::isInstance)) {
            throw TiDBRefusal.LISTAGG_OVERFLOW.exception();
        }
        WholeGroups.require(translator);
        List<SqlAstNode> withPlainSeparator = new ArrayList<>(arguments);
        if (arguments.get(1) instanceof Literal separator) {
            withPlainSeparator.set(1, new TextCollation.Plain(separator));
        }
        super.render(appender, withPlainSeparator, filter, withinGroup, returnType, translator);
    }
}
