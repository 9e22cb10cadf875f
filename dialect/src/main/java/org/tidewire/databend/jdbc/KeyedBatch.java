package org.tidewire.databend.jdbc;

import java.util.List;
import java.util.stream.Collectors;
import org.tidewire.databend.jdbc.KeyedForm.Assignment;
import org.tidewire.databend.jdbc.KeyedForm.Condition;

/** A batch of updates or deletes by key. */
record KeyedBatch(SqlText text, KeyedForm form) implements MergedBatch {
    @Override
    public List<Integer> keys() {
        return form.keys().stream().map(Condition::parameter).toList();
    }

    @Override
    public List<Integer> compared() {
        return form.conditions().stream()
                .filter(Condition::isParameter)
                .map(Condition::parameter)
                .toList();
    }

    @Override
    public String probe(List<List<Literal>> rows) {
        String key = form.keys().get(0).column();
        String number = "tw_s." + RowSource.NUMBER;
        return "select " + number + ", count(tw_t." + key + ") from (" + source(rows, false) + ") as tw_s left join "
                + form.table() + " as tw_t on " + on() + " group by " + number + " having count(tw_t." + key + ") <> 1";
    }

    @Override
    public String merge(List<List<Literal>> rows) {
        StringBuilder sql = new StringBuilder("merge into " + form.table() + " as tw_t using (" + source(rows, true)
                + ") as tw_s on " + on() + " when matched then ");
        if (form.delete()) {
            return sql.append("delete").toString();
        }
        sql.append("update set ");
        List<Assignment> assignments = form.assignments();
        for (int i = 0; i < assignments.size(); i++) {
            Assignment assignment = assignments.get(i);
            sql.append(i == 0 ? "" : ", ").append(assignment.column()).append(" = ");
            if (assignment.parameter() < 0) {
                sql.append(text.sql(), assignment.start(), assignment.end());
            } else {
                sql.append("tw_s.tw_a").append(i);
            }
        }
        return sql.toString();
    }

    private String on() {
        return form.conditions().stream()
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
        List<Assignment> assignments = withAssignments ? form.assignments() : List.of();
        for (int i = 0; i < assignments.size(); i++) {
            Assignment assignment = assignments.get(i);
            if (assignment.bare()) {
                source.add("tw_a" + i, "tw_a" + i, assignment.parameter(), "");
            } else if (assignment.parameter() >= 0) {
                source.add("tw_a" + i, "tw_a" + i, text, assignment.start(), assignment.end());
            }
        }
        return source.sql();
    }
}
