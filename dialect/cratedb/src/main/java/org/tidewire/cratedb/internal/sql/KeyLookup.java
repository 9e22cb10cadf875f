package org.tidewire.cratedb.internal.sql;

import java.util.HashSet;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.ModelPartContainer;
import org.hibernate.persister.entity.mutation.EntityMutationTarget;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.JdbcParameter;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.predicate.InListPredicate;
import org.hibernate.sql.ast.tree.predicate.Junction;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.hibernate.sql.model.ast.AbstractTableMutation;
import org.hibernate.sql.model.ast.RestrictedTableMutation;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.LiteralValue;

/** Whether a statement finds its rows by the primary key of one table. In doubt it does not. */
final class KeyLookup {
    private final Set<String> keys = new HashSet<>();
    private boolean hasOthers;

    private KeyLookup() {}

    static boolean isOne(Statement statement) {
        if (statement instanceof AbstractTableMutation<?> mutation) {
            return mutation.getMutationTarget() instanceof EntityMutationTarget && comparesKeyAlone(mutation);
        }
        if (statement instanceof SelectStatement select) {
            return select.getCteStatements().isEmpty()
                    && select.getQueryPart() instanceof QuerySpec query
                    && !Subqueries.areIn(query)
                    && isOne(query.getFromClause(), query.getWhereClauseRestrictions(), true);
        }
        if (statement instanceof UpdateStatement update) {
            return update.getAssignments().stream().noneMatch(one -> Subqueries.areIn(one.getAssignedValue()))
                    && isOne(update.getFromClause(), update.getRestriction(), false);
        }
        return statement instanceof DeleteStatement delete
                && isOne(delete.getFromClause(), delete.getRestriction(), false);
    }

    /** Whether a column is one of the primary key, of which a partition is always a part. */
    static boolean isKey(String table, String column, SessionFactoryImplementor factory) {
        boolean[] found = {false};
        factory.getMappingMetamodel()
                .forEachEntityDescriptor(entity -> entity.getIdentifierMapping()
                        .forEachSelectable((index, key) ->
                                found[0] |= key.getContainingTableExpression().equals(table)
                                        && key.getSelectionExpression().equals(column)));
        return found[0];
    }

    /** Or the version beside it. What ends a revision finds it by another column than those of its key. */
    private static boolean comparesKeyAlone(AbstractTableMutation<?> mutation) {
        return !(mutation instanceof RestrictedTableMutation<?> restricted)
                || restricted.getOptimisticLockBindings().stream()
                        .allMatch(binding -> SequenceNumbers.areIn(binding.getValueExpression()));
    }

    /** A query may have further conditions on the row. */
    private static boolean isOne(FromClause from, @Nullable Predicate condition, boolean mayHaveOthers) {
        if (condition == null || from.getRoots().size() != 1) {
            return false;
        }
        TableGroup root = from.getRoots().get(0);
        @Nullable ModelPartContainer part = root.getModelPart();
        if (part == null
                || !(part.getPartMappingType() instanceof EntityMappingType entity)
                || isOfRevisions(root, entity)
                || !root.getTableReferenceJoins().isEmpty()
                || hasJoins(root)) {
            return false;
        }
        KeyLookup lookup = new KeyLookup();
        lookup.read(condition);
        Set<String> key = new HashSet<>();
        entity.getIdentifierMapping().forEachSelectable((index, column) -> key.add(column.getSelectionExpression()));
        boolean others = lookup.hasOthers || !key.containsAll(lookup.keys);
        return lookup.keys.containsAll(key) && (mayHaveOthers || !others);
    }

    /** A revision has a key of more columns than its entity: the audited and temporal tables of Hibernate. */
    private static boolean isOfRevisions(TableGroup root, EntityMappingType entity) {
        return entity.getTemporalMapping() != null
                || (entity.getAuditMapping() != null
                        && !root.getPrimaryTableReference()
                                .containsAffectedTableName(
                                        entity.getIdentifierTableDetails().getTableName()));
    }

    private static boolean hasJoins(TableGroup root) {
        boolean[] found = {false};
        root.visitTableGroupJoins(join -> found[0] |= isUsed(join.getJoinedGroup()));
        root.visitNestedTableGroupJoins(join -> found[0] |= isUsed(join.getJoinedGroup()));
        return found[0];
    }

    private static boolean isUsed(TableGroup group) {
        return (group.isInitialized() && !group.isVirtual()) || hasJoins(group);
    }

    private void read(Predicate condition) {
        if (condition instanceof Junction junction && junction.getNature() == Junction.Nature.CONJUNCTION) {
            junction.getPredicates().forEach(this::read);
        } else if (condition instanceof ComparisonPredicate comparison
                && comparison.getOperator() == ComparisonOperator.EQUAL
                && isGiven(comparison.getRightHandExpression())) {
            add(comparison.getLeftHandExpression());
        } else if (condition instanceof InListPredicate list
                && !list.isNegated()
                && list.getListExpressions().stream().allMatch(KeyLookup::isGiven)) {
            add(list.getTestExpression());
        } else {
            hasOthers = true;
        }
    }

    private void add(Expression expression) {
        if (expression.getColumnReference() == null) {
            hasOthers = true;
        } else {
            keys.add(expression.getColumnReference().getColumnExpression());
        }
    }

    /** Whether its value is known before a row is read. A null is none: the server looks up no row by it. */
    static boolean isGiven(Expression expression) {
        return expression instanceof JdbcParameter
                || (expression instanceof Literal literal && LiteralValue.of(literal) != null);
    }
}
