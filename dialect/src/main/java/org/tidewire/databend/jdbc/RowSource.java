package org.tidewire.databend.jdbc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.tidewire.databend.jdbc.Literal.Kind;

/** The rows of a batch as a table, the source of a merge; its columns are cast, so that the server finds no types for them. */
final class RowSource {
    /** The column that numbers the rows, from 0. */
    static final String NUMBER = "tw_i";

    private static final int MAX_DIGITS = 76;

    private final List<List<Literal>> rows;
    private final List<String> names = new ArrayList<>(List.of(NUMBER));
    private final List<String> columns = new ArrayList<>(List.of(NUMBER));
    private final List<BiConsumer<StringBuilder, List<Literal>>> cells = new ArrayList<>();

    RowSource(List<List<Literal>> rows) {
        this.rows = rows;
    }

    /**
     * A column of a parameter's values.
     *
     * @param cast to this type, too, if it is not empty
     */
    void add(String name, String alias, int parameter, String cast) {
        String type = type(rows, parameter);
        String value = type.isEmpty() ? name : "cast(" + name + " as " + type + ")";
        if (!cast.isEmpty() && !cast.equals(type)) {
            value = "cast(" + value + " as " + cast + ")";
        }
        names.add(name);
        columns.add(value.equals(alias) ? value : value + " as " + alias);
        cells.add((sql, row) -> sql.append(row.get(parameter).base()));
    }

    /** A column of an expression, which is a part of the text. */
    void add(String name, String alias, SqlText text, int start, int end) {
        names.add(name);
        columns.add(name.equals(alias) ? name : name + " as " + alias);
        cells.add((sql, row) -> text.append(sql, start, end, row));
    }

    /** The query. */
    String sql() {
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
        // All null, or so different that the server's own common type has to do.
        return decimals && whole + scale <= MAX_DIGITS ? "decimal(" + (whole + scale) + ", " + scale + ")" : "";
    }
}
