package org.tidewire.databend.internal.query;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.sql.ast.spi.SqlSelection;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTuple;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.tidewire.databend.internal.sql.ComparedValues;
import org.tidewire.databend.internal.sql.SubqueryTranslator;

/**
 * The documents of an entity that is grouped by. Hibernate groups by their attributes, and selects the documents, for which no
 * rows were grouped (1065).
 */
public final class GroupedDocuments {
    private GroupedDocuments() {}

    /** Renders the rest of {@code group by}. */
    public static void render(QuerySpec query, SubqueryTranslator<?> translator) {
        List<Expression> groups = query.getGroupByClauseExpressions();
        if (groups.isEmpty()) {
            return;
        }
        for (SqlSelection selection : query.getSelectClause().getSqlSelections()) {
            ColumnReference document = selection.getExpression().getColumnReference();
            if (document != null
                    && ComparedValues.isDocument(document.getExpressionType())
                    && groups.stream().flatMap(GroupedDocuments::columns).anyMatch(column -> isOf(column, document))) {
                translator.appendSql(",");
                document.accept(translator);
            }
        }
    }

    private static Stream<ColumnReference> columns(Expression group) {
        SqlTuple tuple = SqlTupleContainer.getSqlTuple(group);
        return (tuple == null ? Stream.of(group) : tuple.getExpressions().stream())
                .map(Expression::getColumnReference)
                .filter(Objects::nonNull);
    }

    private static boolean isOf(ColumnReference attribute, ColumnReference document) {
        return Objects.equals(attribute.getQualifier(), document.getQualifier())
                && DocumentAttributes.isOfDocument(attribute)
                && attribute.getExpressionText().contains("get(" + document.getExpressionText() + ",");
    }
}
