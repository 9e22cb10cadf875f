package org.tidewire.internal.unkeyed;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.hibernate.internal.util.MutableObject;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.spi.DomainQueryExecutionContext;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.mutation.internal.inline.InlineMutationStrategy;
import org.hibernate.query.sqm.mutation.spi.MultiTableHandler;
import org.hibernate.query.sqm.tree.delete.SqmDeleteStatement;
import org.hibernate.query.sqm.tree.domain.SqmPath;
import org.hibernate.query.sqm.tree.update.SqmAssignment;
import org.hibernate.query.sqm.tree.update.SqmUpdateStatement;
import org.hibernate.sql.exec.spi.JdbcParameterBindings;

/**
 * Updates and deletes of entities in several tables: selects the ids first, then runs a statement with {@code in (...)} for each
 * table, since there are no temporary tables. An update that would have to insert rows into an optional table is refused.
 */
public final class IdListMutationStrategy extends InlineMutationStrategy {
    private final String database;

    /**
     * For an entity.
     *
     * @param entity in several tables
     * @param database its name, for messages
     */
    public IdListMutationStrategy(EntityMappingType entity, String database) {
        super(statement -> IdListRestriction.INSTANCE);
        this.database = database;
    }

    @Override
    public MultiTableHandler buildHandler(
            SqmUpdateStatement<?> update,
            DomainParameterXref parameters,
            DomainQueryExecutionContext context,
            MutableObject<JdbcParameterBindings> bindings) {
        if (update.getTarget().hasTreats()) {
            throw UnkeyedRefusal.TREAT_IN_UPDATE_OR_DELETE.exception(database);
        }
        EntityPersister target = context.getSession()
                .getFactory()
                .getMappingMetamodel()
                .getEntityDescriptor(update.getTarget().getEntityName());
        for (SqmAssignment<?> assignment : update.getSetClause().getAssignments()) {
            if (SqmSubqueries.areIn(assignment.getValue())) {
                throw UnkeyedRefusal.SUBQUERY_IN_SET_OF_SEVERAL_TABLES.exception(database);
            }
            Set<String> assigned = tables(assignment.getTargetPath(), target);
            if (hasOptionalTable(assigned, target)) {
                throw UnkeyedRefusal.UPDATE_OF_OPTIONAL_TABLE.exception(database);
            }
            for (SqmPath<?> read : SqmPaths.in(assignment.getValue())) {
                if (!assigned.containsAll(tables(read, target))) {
                    throw UnkeyedRefusal.UPDATE_FROM_ANOTHER_TABLE.exception(database);
                }
            }
        }
        return super.buildHandler(update, parameters, context, bindings);
    }

    @Override
    public MultiTableHandler buildHandler(
            SqmDeleteStatement<?> delete,
            DomainParameterXref parameters,
            DomainQueryExecutionContext context,
            MutableObject<JdbcParameterBindings> bindings) {
        if (delete.getTarget().hasTreats()) {
            throw UnkeyedRefusal.TREAT_IN_UPDATE_OR_DELETE.exception(database);
        }
        return super.buildHandler(delete, parameters, context, bindings);
    }

    @SuppressWarnings("deprecation") // Hibernate's own strategy asks the same way; there is no other
    private static boolean hasOptionalTable(Set<String> tables, EntityPersister persister) {
        return IntStream.range(0, persister.getTableSpan())
                .anyMatch(table -> persister.isNullableTable(table) && tables.contains(persister.getTableName(table)));
    }

    /** The tables of the entity that have the attribute. */
    private static Set<String> tables(SqmPath<?> path, EntityPersister entity) {
        SqmPath<?> attribute = path;
        while (attribute.getLhs() != null && attribute.getLhs().getLhs() != null) {
            attribute = attribute.getLhs();
        }
        String name = attribute.getNavigablePath().getLocalName();
        ModelPart mapping = entity.findSubPart(name);
        Set<String> tables = new HashSet<>();
        if (mapping != null) {
            mapping.forEachSelectable((index, column) -> tables.add(column.getContainingTableExpression()));
        }
        return tables;
    }
}
