package org.tidewire.databend.jdbc.internal.batch;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.tidewire.databend.jdbc.internal.sql.ParsedStatement;
import org.tidewire.databend.jdbc.internal.value.Literal;
import org.tidewire.databend.jdbc.internal.value.Literal.Kind;
import org.tidewire.databend.jdbc.internal.value.LiteralEncoder;

/** The rows of a batch as the source of a merge. Its columns are cast, so that the server does not choose types for them. */
final class RowSource {
    /** The column that numbers the rows, from 0. */
    static final String NUMBER = "tw_i";

    private final List<List<Literal>> rows;
    private final List<String> names = new ArrayList<>(List.of(NUMBER));
    private final List<String> columns = new ArrayList<>(List.of(NUMBER));
    private final List<BiConsumer<StringBuilder, List<Literal>>> cells = new ArrayList<>();

    RowSource(List<List<Literal>> rows) {
        this.rows = rows;
    }

    /**
     * Adds a column with the values of a parameter.
     *
     * @param cast a type to cast to, too, or empty
     */
    public void add(String name, String alias, int parameter, String cast) {
        String type = type(rows, parameter);
        String value = type.isEmpty() ? name : "cast(" + name + " as " + type + ")";
        if (!cast.isEmpty() && !cast.equals(type)) {
            value = "cast(" + value + " as " + cast + ")";
        }
        names.add(name);
        columns.add(value.equals(alias) ? value : value + " as " + alias);
        cells.add((sql, row) -> sql.append(row.get(parameter).base()));
    }

    /** A column of an expression, which is a part of the statement's text. */
    public void add(String name, String alias, ParsedStatement text, int start, int end) {
        names.add(name);
        columns.add(name.equals(alias) ? name : name + " as " + alias);
        cells.add((sql, row) -> text.append(sql, start, end, row));
    }

    /** Returns the query. */
    public String sql() {
        StringBuilder sql = new StringBuilder("select " + String.join(", ", columns) + " from (values ");
        for (int i = 0; i < rows.size(); i++) {
            sql.append(i == 0 ? "(" : ", (").append(i);
            for (BiConsumer<StringBuilder, List<Literal>> cell : cells) {
                sql.append(", ");
                cell.accept(sql, rows.get(i));
            }
            sql.append(')');
        }
        return sql.append(") as tw_v(")
                .append(String.join(", ", names))
                .append(')')
                .toString();
    }

    private static String type(List<List<Literal>> rows, int parameter) {
        int scale = 0;
        int whole = 1;
        boolean decimals = false;
        for (List<Literal> row : rows) {
            Literal value = row.get(parameter);
            if (value.kind() == Kind.DECIMAL) {
                decimals = true;
                BigDecimal number = new BigDecimal(value.plain());
                scale = Math.max(scale, number.scale());
                whole = Math.max(whole, number.precision() - number.scale());
            } else if (value.kind() != Kind.NULL) {
                return value.kind().type();
            }
        }
        // All are null, or no decimal type holds them all, so that the server has to choose.
        return decimals && whole + scale <= LiteralEncoder.MAX_DIGITS
                ? "decimal(" + (whole + scale) + ", " + scale + ")"
                : "";
    }
}
