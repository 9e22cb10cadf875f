package org.tidewire.internal.boot;

import java.util.function.Predicate;
import org.hibernate.FetchMode;
import org.hibernate.audit.AuditStrategy;
import org.hibernate.boot.Metadata;
import org.hibernate.cfg.StateManagementSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.Fetchable;
import org.hibernate.mapping.Formula;
import org.hibernate.mapping.ManyToOne;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;
import org.hibernate.persister.state.internal.AuditStateManagement;
import org.jspecify.annotations.Nullable;

/**
 * Fetches an eager association by a select of its own where a join would have a subquery of the mapping in its condition, or
 * that for the revision of an audited row: Hibernate fetches by an outer join, whose condition some databases refuse, and others
 * apply to its result.
 */
public final class JoinedSubqueries {
    private final Metadata metadata;

    /** Whether SQL of the mapping has a subquery. */
    private final Predicate<String> hasSubquery;

    /** Whether a join of an audited table has a subquery for its revision. */
    private final boolean findsRevisions;

    private JoinedSubqueries(Metadata metadata, Predicate<String> hasSubquery) {
        this.metadata = metadata;
        this.hasSubquery = hasSubquery;
        Object strategy = metadata.getDatabase()
                .getServiceRegistry()
                .requireService(ConfigurationService.class)
                .getSettings()
                .get(StateManagementSettings.AUDIT_STRATEGY);
        this.findsRevisions = !AuditStrategy.VALIDITY.name().equalsIgnoreCase(String.valueOf(strategy));
    }

    public static void fetchBySelect(Metadata metadata, Predicate<String> hasSubquery) {
        JoinedSubqueries subqueries = new JoinedSubqueries(metadata, hasSubquery);
        for (PersistentClass entity : metadata.getEntityBindings()) {
            entity.getDeclaredProperties().forEach(property -> subqueries.look(property.getValue()));
        }
        metadata.getCollectionBindings().forEach(subqueries::look);
    }

    private void look(Value value) {
        if (value instanceof Component component) {
            component.getProperties().stream().map(Property::getValue).forEach(this::look);
        } else if (value instanceof ToOne association && joinsBySubquery(association)) {
            fetchBySelect(association);
        } else if (value instanceof Collection collection && joinsBySubquery(collection)) {
            fetchBySelect(collection);
        }
    }

    private static void fetchBySelect(Fetchable association) {
        if (association.getFetchMode() == FetchMode.JOIN) {
            association.setFetchMode(FetchMode.SELECT);
        }
    }

    private boolean joinsBySubquery(ToOne association) {
        return hasSubquery(association) || isRestricted(association.getReferencedEntityName());
    }

    private boolean joinsBySubquery(Collection collection) {
        Value element = collection.getElement();
        return isAudited(collection.getOwner().getRootClass())
                || hasSubquery(collection.getWhere())
                || hasSubquery(collection.getManyToManyWhere())
                || hasSubquery(element)
                || (element instanceof ManyToOne target && isRestricted(target.getReferencedEntityName()));
    }

    private boolean isRestricted(@Nullable String entityName) {
        PersistentClass entity = entityName == null ? null : metadata.getEntityBinding(entityName);
        return entity != null && (hasSubquery(entity.getRootClass().getWhere()) || isAudited(entity.getRootClass()));
    }

    private boolean isAudited(RootClass entity) {
        return findsRevisions && entity.getStateManagementType() == AuditStateManagement.class;
    }

    private boolean hasSubquery(Value value) {
        return value.getSelectables().stream()
                .anyMatch(column -> column instanceof Formula formula && hasSubquery(formula.getFormula()));
    }

    private boolean hasSubquery(@Nullable String sql) {
        return sql != null && hasSubquery.test(sql);
    }
}
