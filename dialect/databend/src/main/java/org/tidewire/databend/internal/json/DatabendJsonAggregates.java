package org.tidewire.databend.internal.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.dialect.aggregate.AggregateSupportImpl;
import org.hibernate.mapping.Column;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.metamodel.mapping.SqlTypedMapping;
import org.hibernate.sql.ast.SqlAstNodeRenderingMode;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.spi.TypeConfiguration;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.server.DatabendRefusal;
import org.tidewire.databend.internal.time.DatabendTime;
import org.tidewire.databend.internal.type.DatabendColumnTypes;

/** An embeddable in a document: how HQL reads its attributes and assigns them one by one. */
public final class DatabendJsonAggregates extends AggregateSupportImpl {
    public static final DatabendJsonAggregates INSTANCE = new DatabendJsonAggregates();

    private DatabendJsonAggregates() {}

    @Override
    public String aggregateComponentCustomReadExpression(
            String template,
            String placeholder,
            String document,
            String name,
            int aggregateType,
            SqlTypedMapping column,
            TypeConfiguration types) {
        refuseOther(aggregateType);
        String read = read("get(" + document + ",'" + name + "')", column);
        return template.isEmpty() ? read : template.replace(placeholder, read);
    }

    private static String read(String value, SqlTypedMapping column) {
        JdbcType type = column.getJdbcMapping().getJdbcType();
        String text = "cast(" + value + " as varchar)";
        return switch (type.getDefaultSqlTypeCode()) {
            case SqlTypes.JSON, SqlTypes.JSON_ARRAY -> "if(is_null_value(" + value + "),null," + value + ")";
            case SqlTypes.BINARY, SqlTypes.VARBINARY, SqlTypes.LONG32VARBINARY, SqlTypes.BLOB -> "unhex(" + text + ")";
            case SqlTypes.TIME, SqlTypes.TIME_UTC, SqlTypes.TIME_WITH_TIMEZONE ->
                DatabendTime.timeOf("cast(concat('1970-01-01 '," + text + ") as timestamp)");
            default -> {
                String target = target(column);
                boolean texts = target.startsWith("varchar") || target.equals("text");
                boolean direct = type.isNumber() || type.getDdlTypeCode() == SqlTypes.BOOLEAN;
                yield texts ? text : "cast(" + (direct ? value : text) + " as " + target + ")";
            }
        };
    }

    private static String target(SqlTypedMapping column) {
        Integer precision = column.getPrecision();
        Integer scale = column.getScale();
        return DatabendColumnTypes.of(column.getJdbcMapping().getJdbcType().getDdlTypeCode())
                .replace("$p", String.valueOf(precision == null ? DatabendColumnTypes.DEFAULT_PRECISION : precision))
                .replace("$s", String.valueOf(scale == null ? DatabendColumnTypes.DEFAULT_SCALE : scale));
    }

    @Override
    public String aggregateComponentAssignmentExpression(
            String document, String name, int aggregateType, Column column) {
        refuseOther(aggregateType);
        return document;
    }

    private static void refuseOther(int aggregateType) {
        if (aggregateType != SqlTypes.JSON && aggregateType != SqlTypes.JSON_ARRAY) {
            throw DatabendRefusal.AGGREGATE.exception();
        }
    }

    @Override
    public boolean requiresAggregateCustomWriteExpressionRenderer(int aggregateType) {
        return aggregateType == SqlTypes.JSON;
    }

    @Override
    public WriteExpressionRenderer aggregateCustomWriteExpressionRenderer(
            SelectableMapping document, SelectableMapping[] columns, TypeConfiguration types) {
        Node root = new Node();
        for (SelectableMapping column : columns) {
            Node node = root;
            var parts = column.getSelectablePath().getParts();
            for (int i = 1; i < parts.length; i++) {
                node = node.children.computeIfAbsent(parts[i].getSelectableName(), name -> new Node());
            }
            node.column = column;
        }
        return (appender, translator, values, qualifier) -> {
            String name = document.getSelectionExpression();
            root.render(
                    qualifier == null || qualifier.isBlank() ? name : qualifier + "." + name,
                    appender,
                    translator,
                    values);
        };
    }

    /** Checks of parts of a document: the table's checks are of columns. */
    @Override
    public boolean supportsComponentCheckConstraints() {
        return false;
    }

    /** A document with the parts of it that are assigned, or one of these. */
    private static final class Node {
        private final Map<String, Node> children = new LinkedHashMap<>();
        private @Nullable SelectableMapping column;

        /** The document at a path, with its assigned parts changed. */
        void render(
                String path, SqlAppender sql, SqlAstTranslator<?> translator, AggregateColumnWriteExpression values) {
            sql.append("json_object_insert(".repeat(children.size()));
            sql.append("if(is_object(" + path + ")," + path + ",parse_json('{}'))");
            children.forEach((name, child) -> {
                sql.append(",'" + name + "',");
                if (child.column == null) {
                    child.render("get(" + path + ",'" + name + "')", sql, translator, values);
                } else {
                    // Null is left out by json_object_insert.
                    sql.append("coalesce(");
                    renderValue(child.column, values.getValueExpression(child.column), sql, translator);
                    sql.append(",parse_json('null'))");
                }
                sql.append(",true)");
            });
        }

        /** As Hibernate writes the value in a document. */
        private static void renderValue(
                SelectableMapping column, Expression value, SqlAppender sql, SqlAstTranslator<?> translator) {
            JdbcType type = column.getJdbcMapping().getJdbcType();
            String text = DatabendJson.text(type);
            String pattern = switch (type.getDefaultSqlTypeCode()) {
                case SqlTypes.JSON, SqlTypes.JSON_ARRAY -> "parse_json(cast(? as varchar))";
                default -> "to_variant(" + (text.isEmpty() ? "?" : text) + ")";
            };
            int argument = pattern.indexOf('?');
            sql.append(pattern.substring(0, argument));
            translator.render(value, SqlAstNodeRenderingMode.NO_UNTYPED);
            sql.append(pattern.substring(argument + 1));
        }
    }
}
