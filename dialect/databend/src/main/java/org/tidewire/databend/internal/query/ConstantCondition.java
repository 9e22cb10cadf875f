package org.tidewire.databend.internal.query;

import java.util.List;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.persister.internal.SqlFragmentPredicate;
import org.hibernate.sql.ast.spi.SqlSelection;
import org.hibernate.sql.ast.tree.expression.BinaryArithmeticExpression;
import org.hibernate.sql.ast.tree.expression.CaseSearchedExpression;
import org.hibernate.sql.ast.tree.expression.CaseSimpleExpression;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.FunctionExpression;
import org.hibernate.sql.ast.tree.expression.SelfRenderingExpression;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.from.TableReference;
import org.hibernate.sql.ast.tree.predicate.FilterPredicate;
import org.hibernate.sql.ast.tree.predicate.Predicate;
import org.hibernate.sql.ast.tree.predicate.SelfRenderingPredicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.sql.Correlation;
import org.tidewire.internal.query.Aggregates;
import org.tidewire.internal.query.StatementWalker;

/**
 * A condition without columns that the engine cannot compute beforehand, as it has an operation that fails ({@code
 * coalesce(0, 1 / 0) = 1}), that has columns only where all results are null ({@link TypedConstant#beforeNulls}), or whose columns of an
 * outer query are known to be null ({@link TypedConstant#nullOf}): the engine drops it, and every row passes (measured on 1.2.895). With
 * a column it stays.
 */
public final class ConstantCondition extends StatementWalker {
    private static final String COUNT = "count(*)";

    private final Correlation correlation;
    private boolean constant = true;
    private boolean computes;

    private ConstantCondition(Correlation correlation) {
        this.correlation = correlation;
    }

    /** The conditions, where none is dropped. */
    public static List<Predicate> kept(List<Predicate> conditions, QuerySpec query, Correlation correlation) {
        if (conditions.stream().noneMatch(condition -> isDropped(condition, correlation))) {
            return conditions;
        }
        String column = column(query);
        return column == null ? conditions : kept(conditions, column, correlation);
    }

    /** The conditions of groups, where none is dropped. */
    public static List<Predicate> keptOfGroups(List<Predicate> conditions) {
        return conditions.stream().anyMatch(condition -> isDropped(condition, Correlation.NONE))
                ? kept(conditions, COUNT, Correlation.NONE)
                : conditions;
    }

    /** What a query reads of its rows, so that an expression in which it stands is not constant. */
    static @Nullable String read(QuerySpec query) {
        return query.getGroupByClauseExpressions().isEmpty() && !Aggregates.areOf(query) ? column(query) : COUNT;
    }

    private static List<Predicate> kept(List<Predicate> conditions, String column, Correlation correlation) {
        return conditions.stream()
                .map(condition -> isDropped(condition, correlation) ? kept(condition, column) : condition)
                .toList();
    }

    private static boolean isDropped(Predicate condition, Correlation correlation) {
        ConstantCondition walker = new ConstantCondition(correlation);
        condition.accept(walker);
        return walker.constant && walker.computes;
    }

    private static @Nullable String column(QuerySpec query) {
        List<TableGroup> roots = query.getFromClause().getRoots();
        return roots.isEmpty() ? null : column(roots.get(0));
    }

    private static @Nullable String column(TableGroup root) {
        if (root.isVirtual()) {
            return null;
        }
        TableReference table = root.getPrimaryTableReference();
        if (table instanceof QueryPartTableReference subquery) {
            int column = indexOfComputed(subquery);
            return column < 0
                    ? null
                    : table.getIdentificationVariable()
                            + "."
                            + subquery.getColumnNames().get(column);
        }
        EntityMappingType entity = root.getModelPart().asEntityMappingType();
        return entity == null
                ? null
                : new ColumnReference(table, entity.getIdentifierMapping().getSelectable(0)).getExpressionText();
    }

    /** The first column that is not constant, as the engine replaces those that are. */
    private static int indexOfComputed(QueryPartTableReference subquery) {
        List<SqlSelection> selections =
                subquery.getQueryPart().getFirstQuerySpec().getSelectClause().getSqlSelections();
        for (int i = 0;
                i < Math.min(selections.size(), subquery.getColumnNames().size());
                i++) {
            if (!isConstant(selections.get(i).getExpression())) {
                return i;
            }
        }
        return -1;
    }

    /** Of {@code coalesce} with a value first the engine makes the value, whatever follows. */
    private static boolean isConstant(Expression column) {
        return ConstantExpression.is(column)
                || (column instanceof FunctionExpression function
                        && function.getFunctionName().equals("coalesce")
                        && function.getArguments().get(0) instanceof Expression first
                        && isConstant(first));
    }

    /** Where the whole condition may be null, the engine ends the connection. */
    private static Predicate kept(Predicate condition, String column) {
        return new SelfRenderingPredicate(new WrappedExpression(
                "((", condition, ") or coalesce(concat(uuid(),cast(" + column + " as varchar null)),'-')='')"));
    }

    @Override
    public void visitColumnReference(ColumnReference column) {
        boolean isNull = correlation.isNull(column);
        constant &= isNull;
        computes |= isNull && TypedConstant.nullOf(column, true).startsWith(ConstantExpression.NEVER_FOLDED);
    }

    /** A restriction of the mapping, which reads what it likes. */
    @Override
    public void visitSqlFragmentPredicate(SqlFragmentPredicate predicate) {
        constant = false;
    }

    @Override
    public void visitFilterPredicate(FilterPredicate predicate) {
        constant = false;
    }

    @Override
    public void visitSelectStatement(SelectStatement statement) {
        constant = false;
    }

    @Override
    public void visitBinaryArithmeticExpression(BinaryArithmeticExpression expression) {
        computes = true;
        super.visitBinaryArithmeticExpression(expression);
    }

    @Override
    public void visitCaseSearchedExpression(CaseSearchedExpression cases) {
        if (TypedConstant.isOfNulls(cases)) {
            computes = true;
        } else {
            super.visitCaseSearchedExpression(cases);
        }
    }

    @Override
    public void visitCaseSimpleExpression(CaseSimpleExpression cases) {
        if (TypedConstant.isOfNulls(cases)) {
            computes = true;
        } else {
            super.visitCaseSimpleExpression(cases);
        }
    }

    @Override
    public void visitSelfRenderingExpression(SelfRenderingExpression expression) {
        computes = true;
        constant &= expression instanceof FunctionExpression;
        if (!(expression instanceof FunctionExpression function) || !TypedConstant.isOfNulls(function)) {
            super.visitSelfRenderingExpression(expression);
        }
    }
}
