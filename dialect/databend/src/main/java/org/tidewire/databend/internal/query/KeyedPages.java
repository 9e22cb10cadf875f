package org.tidewire.databend.internal.query;

import jakarta.persistence.metamodel.SingularAttribute;
import java.util.List;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.internal.KeyedResult;
import org.hibernate.query.sqm.sql.SqmTranslator;
import org.hibernate.query.sqm.sql.StandardSqmTranslatorFactory;
import org.hibernate.query.sqm.tree.domain.SqmPath;
import org.hibernate.query.sqm.tree.select.SqmDynamicInstantiation;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.query.sqm.tree.select.SqmSelection;
import org.hibernate.query.sqm.tree.select.SqmSortSpecification;
import org.hibernate.sql.ast.spi.SqlAstCreationContext;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;

/** Refuses a {@code KeyedPage} whose keys may be null, as the rows with a null are neither before nor after any key. */
public final class KeyedPages extends StandardSqmTranslatorFactory {
    public static final KeyedPages REFUSED_WITH_NULLS = new KeyedPages();

    private KeyedPages() {}

    @Override
    public SqmTranslator<SelectStatement> createSelectTranslator(
            SqmSelectStatement<?> statement,
            QueryOptions queryOptions,
            DomainParameterXref parameterXref,
            QueryParameterBindings parameterBindings,
            LoadQueryInfluencers influencers,
            SqlAstCreationContext creationContext,
            boolean deduplicateSelectionItems) {
        List<? extends SqmSelection<?>> selections =
                statement.getQueryPart().getFirstQuerySpec().getSelectClause().getSelections();
        if (selections.size() == 1
                && selections.get(0).getSelectableNode() instanceof SqmDynamicInstantiation<?> instantiation
                && instantiation.getInstantiationTarget().getTargetTypeDescriptor() != null
                && instantiation
                                .getInstantiationTarget()
                                .getTargetTypeDescriptor()
                                .getJavaTypeClass()
                        == KeyedResult.class
                && statement.getQueryPart().getSortSpecifications().stream().anyMatch(KeyedPages::mayBeNull)) {
            throw DatabendQueryRefusal.KEYED_PAGE_OF_NULLS.exception();
        }
        return super.createSelectTranslator(
                statement,
                queryOptions,
                parameterXref,
                parameterBindings,
                influencers,
                creationContext,
                deduplicateSelectionItems);
    }

    private static boolean mayBeNull(SqmSortSpecification key) {
        return key.getSortExpression() instanceof SqmPath<?> path
                && path.getLhs() != null
                && path.nodeBuilder()
                                .getDomainModel()
                                .managedType(path.getLhs().getJavaType())
                                .findAttribute(path.getReferencedPathSource().getPathName())
                        instanceof SingularAttribute<?, ?> attribute
                && attribute.isOptional();
    }
}
