package org.tidewire.tidb.internal.query;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.EntityValuedModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.EntityCollectionPart;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.common.FetchClauseType;
import org.hibernate.sql.ast.SqlAstJoinType;
import org.hibernate.sql.ast.spi.AggregateFunctionChecker;
import org.hibernate.sql.ast.tree.SqlAstNode;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.from.FromClause;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableGroupJoin;
import org.hibernate.sql.ast.tree.predicate.FilterPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.query.OuterColumns;
import org.tidewire.internal.query.StatementWalker;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * TiDB has no full join: Hibernate renders the union of a left join, and of those rows of a right join that have no id on
 * the left.
 *
 * <p>That is exact for the plain rows of plain entities, also where other joins follow. It is not where a clause works on
 * all rows together, since each half of the union would be aggregated or ranked by itself; where another join makes ids
 * null; where an entity has conditions of its own, which Hibernate writes so that they apply to the joined rows; and where
 * rows are to be locked, since Hibernate renders no lock on a union. Those are refused.
 */
public final class FullJoins {
    private FullJoins() {}

    public static boolean isIn(QuerySpec querySpec) {
        return querySpec.getFromClause().getRoots().stream()
                .anyMatch(root -> types(joins(root)).contains(SqlAstJoinType.FULL));
    }

    public static boolean isRightOrFullIn(QuerySpec querySpec) {
        return isRightOrFullIn(querySpec.getFromClause());
    }

    public static boolean isRightOrFullIn(FromClause from) {
        return from.getRoots().stream()
                .map(root -> types(joins(root)))
                .anyMatch(types -> types.contains(SqlAstJoinType.FULL) || types.contains(SqlAstJoinType.RIGHT));
    }

    public static void refuseInexactEmulation(QuerySpec querySpec, boolean locks) {
        querySpec.getFromClause().getRoots().forEach(FullJoins::renderEachFullJoin);
        Conjunction.groupIn(querySpec);
        if (querySpec.getSelectClause().isDistinct()
                || !querySpec.getGroupByClauseExpressions().isEmpty()
                || querySpec.getHavingClauseRestrictions() != null
                || AggregateFunctionChecker.hasAggregateFunctions(querySpec)
                || Finder.of(querySpec).window) {
            throw TiDBRefusal.FULL_JOIN_WITH_GROUPING.exception();
        }
        if (locks && querySpec.isRoot()) {
            throw TiDBRefusal.FULL_JOIN_WITH_LOCK.exception();
        }
        FetchClauseType fetch = querySpec.getFetchClauseType();
        boolean sortedSubquery = !querySpec.isRoot() && querySpec.hasSortSpecifications();
        if (sortedSubquery || Finder.of(querySpec).filter || (fetch != null && fetch != FetchClauseType.ROWS_ONLY)) {
            throw TiDBRefusal.FULL_JOIN_OF_OTHER_KIND.exception();
        }
        boolean seen = false;
        for (TableGroup root : querySpec.getFromClause().getRoots()) {
            List<TableGroupJoin> joins = joins(root);
            if (seen || !isOneJoinOverATable(querySpec, joins)) {
                refuseAmongOthers(types(joins), seen);
            }
            if (types(joins).contains(SqlAstJoinType.FULL)) {
                seen = true;
                refuseConditionsOfItsOwn(root);
                joins.forEach(join -> refuseConditionsOfItsOwn(join.getJoinedGroup()));
            }
        }
    }

    /** Hibernate leaves out an element's table that nothing is read from, and its rows that belong to no collection. */
    private static void renderEachFullJoin(TableGroup group) {
        renderEachFullJoin(group.getNestedTableGroupJoins());
        renderEachFullJoin(group.getTableGroupJoins());
    }

    private static void renderEachFullJoin(List<TableGroupJoin> joins) {
        for (TableGroupJoin join : joins) {
            TableGroup joined = join.getJoinedGroup();
            if (join.getJoinType() == SqlAstJoinType.FULL && !joined.isInitialized()) {
                joined.getPrimaryTableReference(); // initializes it
            }
            renderEachFullJoin(joined);
        }
    }

    private static void refuseAmongOthers(List<SqlAstJoinType> types, boolean seenBefore) {
        boolean seen = seenBefore;
        boolean outerBefore = false;
        for (SqlAstJoinType type : types) {
            if (type == SqlAstJoinType.FULL ? seen || outerBefore : seen && type == SqlAstJoinType.RIGHT) {
                throw TiDBRefusal.FULL_JOIN_AMONG_OTHERS.exception();
            }
            seen |= type == SqlAstJoinType.FULL;
            outerBefore |= type == SqlAstJoinType.LEFT || type == SqlAstJoinType.RIGHT;
        }
    }

    private static void refuseConditionsOfItsOwn(TableGroup group) {
        if (group.getModelPart() instanceof PluralAttributeMapping collection) {
            if (collection.getCollectionDescriptor().hasWhereRestrictions()
                    || collection.getSoftDeleteMapping() != null
                    || (collection.getElementDescriptor() instanceof EntityCollectionPart element
                            && hasConditions(element.getEntityMappingType()))) {
                throw TiDBRefusal.FULL_JOIN_OF_OTHER_KIND.exception();
            }
        } else if (group.getModelPart() instanceof EntityValuedModelPart entity
                && hasConditions(entity.getEntityMappingType())) {
            throw TiDBRefusal.FULL_JOIN_OF_OTHER_KIND.exception();
        }
    }

    private static boolean hasConditions(EntityMappingType mapping) {
        EntityPersister entity = mapping.getEntityPersister();
        return entity.isInherited()
                || entity.isPolymorphic()
                || entity.getSoftDeleteMapping() != null
                || entity.hasWhereRestrictions();
    }

    /**
     * A to-many with a join table is two full joins, one in the other, and becomes a union of four parts. Where Hibernate
     * reads the join table's key in place of the element's id, it is null for an element that belongs to nothing.
     */
    private static boolean isOneJoinOverATable(QuerySpec querySpec, List<TableGroupJoin> joins) {
        if (joins.size() != 2
                || !types(joins).equals(List.of(SqlAstJoinType.FULL, SqlAstJoinType.FULL))
                || !(joins.get(0).getJoinedGroup().getModelPart() instanceof PluralAttributeMapping)
                || !joins(joins.get(0).getJoinedGroup()).contains(joins.get(1))) {
            return false;
        }
        List<SqlAstNode> readers = new ArrayList<>();
        readers.add(querySpec.getSelectClause());
        if (querySpec.getWhereClauseRestrictions() != null) {
            readers.add(querySpec.getWhereClauseRestrictions());
        }
        if (querySpec.hasSortSpecifications()) {
            readers.addAll(querySpec.getSortSpecifications());
        }
        String joinTable =
                joins.get(0).getJoinedGroup().getPrimaryTableReference().getIdentificationVariable();
        return readers.stream()
                .flatMap(reader -> OuterColumns.of(reader).stream())
                .noneMatch(column -> joinTable.equals(column.getQualifier()));
    }

    private static List<SqlAstJoinType> types(List<TableGroupJoin> joins) {
        return joins.stream().map(TableGroupJoin::getJoinType).toList();
    }

    /** The joins that are rendered, in their order. */
    private static List<TableGroupJoin> joins(TableGroup root) {
        List<TableGroupJoin> joins = new ArrayList<>();
        addJoins(root, joins);
        return joins;
    }

    private static void addJoins(TableGroup group, List<TableGroupJoin> joins) {
        addJoins(group.getNestedTableGroupJoins(), joins);
        addJoins(group.getTableGroupJoins(), joins);
    }

    private static void addJoins(List<TableGroupJoin> from, List<TableGroupJoin> joins) {
        for (TableGroupJoin join : from) {
            TableGroup joined = join.getJoinedGroup();
            if (joined.isInitialized() && !joined.isVirtual()) {
                joins.add(join);
            }
            addJoins(joined, joins);
        }
    }

    /** Looks for window functions, and for conditions that come from filters, tenants among them. */
    private static final class Finder extends StatementWalker {
        private boolean window;
        private boolean filter;

        static Finder of(QuerySpec querySpec) {
            Finder finder = new Finder();
            querySpec.getSelectClause().accept(finder);
            if (querySpec.hasSortSpecifications()) {
                querySpec.getSortSpecifications().forEach(sort -> sort.accept(finder));
            }
            finder.look(querySpec.getWhereClauseRestrictions());
            for (TableGroup root : querySpec.getFromClause().getRoots()) {
                joins(root).forEach(join -> finder.look(join.getPredicate()));
            }
            return finder;
        }

        private void look(@Nullable Predicate condition) {
            if (condition != null) {
                condition.accept(this);
            }
        }

        /** What stands in a subquery matters not; and a visit of its tables would join those that Hibernate leaves out. */
        @Override
        public void visitSelectStatement(SelectStatement subquery) {}

        @Override
        public void visitOver(Over<?> over) {
            window = true;
        }

        @Override
        public void visitFilterPredicate(FilterPredicate predicate) {
            filter = true;
        }
    }
}
