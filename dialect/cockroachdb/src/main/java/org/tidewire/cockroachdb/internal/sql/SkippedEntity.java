package org.tidewire.cockroachdb.internal.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.loader.ast.spi.CascadingFetchProfile;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.exec.spi.ExecutionContext;
import org.hibernate.sql.exec.spi.JdbcParameterBinder;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;
import org.hibernate.sql.results.graph.entity.EntityResult;
import org.tidewire.UnsupportedFeatureException;

/**
 * Refuses {@code skip locked} where Hibernate loads by ids what the session has already, which is known when the ids are bound: {@code
 * findMultiple} would return the entity though its row is skipped, and {@code refresh} would take the row for one that is gone.
 */
record SkippedEntity(JdbcParameterBinder hibernate, EntityMappingType entity) implements JdbcParameterBinder {
    /** An entity that is loaded by its id has a path without an alias, and one of a query has always one. */
    static void watch(SelectStatement select, List<JdbcParameterBinder> binders) {
        select.getDomainResultDescriptors().stream()
                .filter(result -> result instanceof EntityResult<?> loaded
                        && loaded.getNavigablePath().getAlias() == null)
                .findFirst()
                .ifPresent(loaded -> binders.replaceAll(binder -> new SkippedEntity(
                        binder,
                        ((EntityResult<?>) loaded)
                                .getReferencedMappingContainer()
                                .getRootEntityDescriptor())));
    }

    static UnsupportedFeatureException refusal() {
        return new UnsupportedFeatureException(
                "CockroachDB",
                "'skip locked' for an entity that the session has already",
                "lock it by a query, or before it is read");
    }

    @Override
    public void bindParameterValue(
            PreparedStatement statement, int position, JdbcParameterBindings bindings, ExecutionContext context)
            throws SQLException {
        SharedSessionContractImplementor session = context.getSession();
        boolean refreshes =
                session.getLoadQueryInfluencers().getEnabledCascadingFetchProfile() == CascadingFetchProfile.REFRESH
                        || context.getEntityInstance() != null;
        if (refreshes || isInSession(values(bindings), session)) {
            throw refusal();
        }
        hibernate.bindParameterValue(statement, position, bindings, context);
    }

    private static Set<Object> values(JdbcParameterBindings bindings) {
        Set<Object> values = new HashSet<>();
        for (var binding : bindings.getBindings()) {
            if (binding.getBindValue() instanceof Object[] ids) {
                values.addAll(Arrays.asList(ids));
            } else {
                values.add(binding.getBindValue());
            }
        }
        return values;
    }

    private boolean isInSession(Set<Object> values, SharedSessionContractImplementor session) {
        return session.getPersistenceContext().getEntitiesByKey().keySet().stream()
                .filter(key -> key.getPersister().getRootEntityDescriptor().equals(entity))
                .anyMatch(key -> values.contains(key.getIdentifier()) || values.containsAll(parts(key, session)));
    }

    /** As they are bound. An id of several columns may be taken for one with parts of others. */
    private List<Object> parts(EntityKey key, SharedSessionContractImplementor session) {
        List<Object> parts = new ArrayList<>();
        entity.getIdentifierMapping()
                .forEachJdbcValue(key.getIdentifier(), (index, value, mapping) -> parts.add(value), session);
        return parts;
    }
}
