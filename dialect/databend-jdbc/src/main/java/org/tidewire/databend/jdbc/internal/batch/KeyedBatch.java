package org.tidewire.databend.jdbc.internal.batch;

import java.util.List;
import java.util.stream.Collectors;
import org.tidewire.databend.jdbc.internal.sql.GeneratedSql;
import org.tidewire.databend.jdbc.internal.sql.KeyedDmlPattern;
import org.tidewire.databend.jdbc.internal.sql.KeyedDmlPattern.Assignment;
import org.tidewire.databend.jdbc.internal.sql.KeyedDmlPattern.Condition;
import org.tidewire.databend.jdbc.internal.sql.ParsedStatement;
import org.tidewire.databend.jdbc.internal.sql.StatementKind;
import org.tidewire.databend.jdbc.internal.value.Literal;

/** A batch of updates or deletes by key. */
record KeyedBatch(ParsedStatement statement, KeyedDmlPattern pattern) implements MergedBatch {
    @Override
    public List<Integer> keys() {
        return pattern.keys().stream().map(Condition::parameter).toList();
    }

    @Override
    public List<Integer> compared() {
        return pattern.conditions().stream()
                .filter(Condition::isParameter)
                .map(Condition::parameter)
                .toList();
    }

    @Override
    public GeneratedSql probe(List<List<Literal>> rows) {
        String key = pattern.keys().get(0).column();
        String number = "tw_s." + RowSource.NUMBER;
        return GeneratedSql.of(
                StatementKind.QUERY,
                "select",
                " " + number + ", count(tw_t." + key + ") from (" + source(rows, false) + ") as tw_s left join "
                        + pattern.table() + " as tw_t on " + on() + " group by " + number + " having count(tw_t." + key
                        + ") <> 1");
    }

    @Override
    public GeneratedSql merge(List<List<Literal>> rows) {
        StringBuilder sql = new StringBuilder(" into " + pattern.table() + " as tw_t using (" + source(rows, true)
                + ") as tw_s on " + on() + " when matched then ");
        if (pattern.delete()) {
            return merge(sql.append("delete"));
        }
        sql.append("update set ");
        List<Assignment> assignments = pattern.assignments();
        for (int i = 0; i < assignments.size(); i++) {
            Assignment assignment = assignments.get(i);
            sql.append(i == 0 ? "" : ", ").append(assignment.column()).append(" = ");
            if (assignment.parameter() < 0) {
                sql.append(statement.sql(), assignment.start(), assignment.end());
            } else {
                sql.append("tw_s.tw_a").append(i);
            }
        }
        return merge(sql);
    }

    private static GeneratedSql merge(StringBuilder tail) {
        return GeneratedSql.of(StatementKind.MERGE, "merge", tail.toString());
    }

    private String on() {
        return pattern.conditions().stream()
                .map(condition -> "tw_t."
                        + (condition.isParameter()
                                ? condition.column() + " = tw_s.tw_p" + condition.parameter()
                                : condition.text()))
                .collect(Collectors.joining(" and "));
    }

    private String source(List<List<Literal>> rows, boolean withAssignments) {
        RowSource source = new RowSource(rows);
        for (int parameter : compared()) {
            source.add("tw_p" + parameter, "tw_p" + parameter, parameter, "");
        }
        List<Assignment> assignments = withAssignments ? pattern.assignments() : List.of();
        for (int i = 0; i < assignments.size(); i++) {
            Assignment assignment = assignments.get(i);
            if (assignment.bare()) {
                source.add("tw_a" + i, "tw_a" + i, assignment.parameter(), "");
            } else if (assignment.parameter() >= 0) {
                source.add("tw_a" + i, "tw_a" + i, statement, assignment.start(), assignment.end());
            }
        }
        return source.sql();
    }
}
