package org.tidewire.databend.internal.query;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.query.sqm.ComparisonOperator;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.predicate.ComparisonPredicate;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.tidewire.databend.internal.server.DatabendQueryRefusal;
import org.tidewire.databend.internal.sql.SubqueryTranslator;
import org.tidewire.internal.query.OuterColumns;

/**
 * {@code is distinct from} and its negation between a column of a subquery and one of an outer query, where one of them is an
 * attribute of a document: Databend finds or misses rows at random, where {@code =} is right.
 */
public final class DocumentAttributes {
    private static final String GET = "get(";

    private final SubqueryTranslator<?> translator;

    public DocumentAttributes(SubqueryTranslator<?> translator) {
        this.translator = translator;
    }

    /** False, with nothing rendered, for any other comparison. */
    public boolean render(ComparisonPredicate comparison, boolean isCondition) {
        QuerySpec query = translator.enclosing();
        ComparisonOperator operator = comparison.getOperator();
        boolean same = operator == ComparisonOperator.NOT_DISTINCT_FROM;
        if ((!same && operator != ComparisonOperator.DISTINCT_FROM) || query == null || query.isRoot()) {
            return false;
        }
        Expression left = comparison.getLeftHandExpression();
        Expression right = comparison.getRightHandExpression();
        Set<String> tables = OuterColumns.tablesOf(query.getFromClause());
        List<ColumnReference> columns = Stream.of(left, right)
                .flatMap(side -> OuterColumns.of(side).stream())
                .toList();
        List<ColumnReference> outer = columns.stream()
                .filter(column -> !tables.contains(column.getQualifier()))
                .toList();
        if (outer.isEmpty() || columns.stream().noneMatch(DocumentAttributes::isOfDocument)) {
            return false;
        }
        ColumnReference column = outer.get(0);
        boolean isLeft = column.equals(left.getColumnReference());
        boolean alone = isLeft || column.equals(right.getColumnReference());
        boolean known = translator.correlation().isKnown(column) || !translator.isNullable(column);
        if (!same || !isCondition || !alone || outer.size() > 1 || !known) {
            throw DatabendQueryRefusal.DISTINCT_DOCUMENT_ATTRIBUTE.exception();
        }
        (isLeft ? right : left).accept(translator);
        if (translator.correlation().isNull(column)) {
            translator.appendSql(" is null");
        } else {
            translator.appendSql("=");
            column.accept(translator);
        }
        return true;
    }

    /** Where a correlated subquery selects {@code get(doc,'a')} beside a column of the outer query, the engine finds null for some rows. */
    public static void keepDocument(ColumnReference column, StringBuilder sql, int start) {
        int get = isOfDocument(column) ? sql.lastIndexOf(GET) : -1;
        int end = get < start ? -1 : sql.indexOf(",", get);
        if (end > 0) {
            sql.insert(end, ')').insert(get + GET.length(), "coalesce(");
        }
    }

    static boolean isOfDocument(ColumnReference column) {
        String read = column.isColumnExpressionFormula() ? column.getColumnExpression() : column.getReadExpression();
        return read != null && read.contains(GET);
    }
}
