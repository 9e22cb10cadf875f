package org.tidewire.databend.internal.sql;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.common.FrameExclusion;
import org.hibernate.query.common.FrameKind;
import org.hibernate.query.common.FrameMode;
import org.hibernate.sql.ast.Clause;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.Literal;
import org.hibernate.sql.ast.tree.expression.Over;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectClause;
import org.hibernate.sql.ast.tree.select.SortSpecification;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.function.WindowedAggregates;
import org.tidewire.databend.internal.query.JoinOrder;
import org.tidewire.databend.internal.query.TypedConstant;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.internal.function.FetchedPages;
import org.tidewire.internal.query.DeletedCollections;
import org.tidewire.internal.query.UnjoinedKeys;

/** The select list with the hints of its query, the order of the rows, and the limits of subqueries. */
abstract class SelectionTranslator<T extends JdbcOperation> extends SubqueryTranslator<T> {
    private List<Expression> numberedWithin = List.of();
    private List<String> selected = new ArrayList<>();

    SelectionTranslator(SessionFactoryImplementor sessionFactory, Statement statement) {
        super(sessionFactory, statement);
    }

    @Override
    public void visitDeleteStatement(DeleteStatement delete) {
        DeletedCollections.refuse(delete, "Databend");
        super.visitDeleteStatement(delete);
    }

    @Override
    public void visitQuerySpec(QuerySpec query) {
        if (FetchedPages.lackDocuments(query)) {
            throw DatabendQueryRefusal.PAGE_OF_DOCUMENTS.exception();
        }
        UnjoinedKeys.leaveOut(query);
        if (!query.isRoot() && getQueryPartForRowNumbering() != query && CorrelatedLimit.isIn(query)) {
            renderLimited(query, CorrelatedLimit.groupsOf(query));
        } else {
            super.visitQuerySpec(query);
        }
    }

    /** Of a table of one row for each group. */
    @Override
    public void visitColumnReference(ColumnReference column) {
        boolean ofGroup = !isInAggregate()
                && JoinedValue.isOfGroup(column, enclosing(), getClauseStack().getCurrent());
        appendSql(ofGroup ? "any_value(" : "");
        super.visitColumnReference(column);
        appendSql(ofGroup ? ")" : "");
    }

    @Override
    protected void visitQueryClauses(QuerySpec query) {
        List<String> outer = selected;
        selected = new ArrayList<>();
        super.visitQueryClauses(query);
        selected = outer;
    }

    // Sorting ---------------------------------------------------------------------------------------------------------

    @Override
    public void visitSelectClause(SelectClause selectClause) {
        selected.clear();
        int start = getSqlBuffer().length();
        hints().selectAt(start);
        super.visitSelectClause(selectClause);
        QuerySpec query = enclosing();
        if (query != null && query.getSelectClause() == selectClause) {
            getSqlBuffer().insert(start + "select ".length(), JoinOrder.hint(query));
        }
    }

    @Override
    protected void visitSqlSelectExpression(Expression expression) {
        int start = getSqlBuffer().length();
        super.visitSqlSelectExpression(expression);
        String sql = getSqlBuffer().substring(start);
        selected.add(sql);
        String before = getQueryPartStack().findCurrentFirst(SelectionTranslator::distinct) == null
                ? null
                : TypedConstant.before(expression, sql, enclosing());
        if (before != null) {
            getSqlBuffer().insert(start, before).append(")");
        }
    }

    private static @Nullable QueryPart distinct(QueryPart part) {
        return TypedConstant.isDistinct(part) ? part : null;
    }

    /** Of distinct rows Databend finds an expression in the select list by its position alone, but for a column (1065). */
    @Override
    protected void renderSortExpression(Expression sortExpression, boolean ignoreCase) {
        int start = getSqlBuffer().length();
        super.renderSortExpression(sortExpression, ignoreCase);
        String sql = getSqlBuffer().substring(start);
        boolean distinct = getQueryPartStack().getCurrent() instanceof QuerySpec query
                && query.getSelectClause().isDistinct()
                && getClauseStack().getCurrent() == Clause.ORDER;
        int position = selected.indexOf(sql) + 1;
        if (distinct && position > 0 && sortExpression.getColumnReference() == null && sql.indexOf('?') < 0) {
            getSqlBuffer().setLength(start);
            appendSql(position);
        } else if (sortExpression instanceof Literal || sql.equals("?")) {
            // A number alone would be the position of a column.
            getSqlBuffer().insert(start, "coalesce(");
            appendSql(CLOSE_PARENTHESIS);
        }
    }

    // Limits ----------------------------------------------------------------------------------------------------------

    /** Counts the rows of each group for itself. */
    void renderLimited(QuerySpec query, List<Expression> groups) {
        copies().addLimit();
        List<Expression> outer = numberedWithin;
        numberedWithin = groups;
        emulateFetchOffsetWithWindowFunctions(query, true);
        numberedWithin = outer;
    }

    @Override
    protected void renderRowNumber(SelectClause selectClause, QueryPart queryPart) {
        if (numberedWithin.isEmpty()) {
            super.renderRowNumber(selectClause, queryPart);
            return;
        }
        List<Expression> groups = numberedWithin;
        numberedWithin = List.of();
        appendSql("row_number()");
        visitOverClause(
                groups, queryPart.getSortSpecifications() == null ? List.of() : queryPart.getSortSpecifications());
    }

    /** A constant number would be the position of a column, and {@code ()} is refused (error 1005). */
    @Override
    protected void renderPartitionItem(Expression expression) {
        if (expression instanceof Literal) {
            appendSql("'0'||'0'");
        } else {
            super.renderPartitionItem(expression);
        }
    }

    @Override
    public void visitOver(Over<?> over) {
        WindowedAggregates.render(over, this, super::visitOver);
    }

    @Override
    protected void visitOverClause(
            List<Expression> partitions,
            List<SortSpecification> sorting,
            FrameMode mode,
            FrameKind startKind,
            Expression start,
            FrameKind endKind,
            Expression end,
            FrameExclusion exclusion,
            boolean orderedSetAggregate) {
        if (mode == FrameMode.GROUPS) {
            throw DatabendQueryRefusal.FRAME_GROUPS.exception();
        }
        if (exclusion != FrameExclusion.NO_OTHERS) {
            throw DatabendQueryRefusal.FRAME_EXCLUSION.exception();
        }
        super.visitOverClause(
                partitions, sorting, mode, startKind, start, endKind, end, exclusion, orderedSetAggregate);
    }
}
