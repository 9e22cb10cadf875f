package org.tidewire.cratedb.internal.sql;

import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.sql.ast.tree.MutationStatement;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.delete.DeleteStatement;
import org.hibernate.sql.ast.tree.expression.CastTarget;
import org.hibernate.sql.ast.tree.expression.ColumnReference;
import org.hibernate.sql.ast.tree.expression.Expression;
import org.hibernate.sql.ast.tree.expression.SqlTupleContainer;
import org.hibernate.sql.ast.tree.insert.ConflictClause;
import org.hibernate.sql.ast.tree.insert.InsertSelectStatement;
import org.hibernate.sql.ast.tree.insert.Values;
import org.hibernate.sql.ast.tree.update.Assignment;
import org.hibernate.sql.ast.tree.update.UpdateStatement;
import org.hibernate.sql.exec.internal.VersionTypeSeedParameterSpecification;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;
import org.tidewire.internal.query.DeletedCollections;
import org.tidewire.internal.sql.ValueCasts;

/** Updates, inserts and deletes, for {@link CrateDBSqlAstTranslator}, which renders the rest. */
abstract class MutationTranslator<T extends JdbcOperation> extends ValueTranslator<T> {
    private boolean castsValue;
    private String updated = "";
    private int condition;
    private int firstParameter;

    MutationTranslator(SessionFactoryImplementor sessionFactory, Statement statement) {
        super(sessionFactory, statement);
    }

    /** Whether each value stands in the text. */
    abstract boolean needsLiterals();

    @Override
    public void visitUpdateStatement(UpdateStatement update) {
        if (hasNonTrivialFromClause(update.getFromClause()) || Subqueries.areMappedIn(update)) {
            throw CrateDBQueryRefusal.CORRELATED_MUTATION.exception();
        }
        if (update.getAssignments().stream().anyMatch(SequenceNumbers::areAssigned)) {
            throw CrateDBQueryRefusal.ASSIGNED_VERSION.exception();
        }
        boolean changesKey = update.getAssignments().stream()
                .flatMap(one -> one.getAssignable().getColumnReferences().stream())
                .anyMatch(column -> isKey(column.getColumnExpression(), update));
        if (changesKey) {
            throw CrateDBQueryRefusal.ASSIGNED_KEY.exception();
        }
        addFilters(update.getFromClause(), update.getRestriction());
        super.visitUpdateStatement(update);
    }

    /** The table and the condition are those of a count. */
    @Override
    protected void renderSetClause(List<Assignment> assignments) {
        int table = getSqlBuffer().length();
        super.renderSetClause(assignments);
        condition = getSqlBuffer().length();
        firstParameter = getParameterBinders().size() + 1;
        updated = getSqlBuffer().substring("update ".length(), table);
    }

    /** How the rows of a rendered update are counted. */
    final KeyedStatements.Count count(UpdateStatement update) {
        return new KeyedStatements.Count(
                update.getTargetTable().getTableExpression(),
                "select count(*) from " + updated + getSqlBuffer().substring(condition),
                firstParameter);
    }

    @Override
    protected void visitSetAssignment(Assignment assignment) {
        List<ColumnReference> columns = assignment.getAssignable().getColumnReferences();
        boolean isOfOne = columns.size() == 1 && SqlTupleContainer.getSqlTuple(assignment.getAssignedValue()) == null;
        super.visitSetAssignment(
                isOfOne
                        ? new Assignment(
                                assignment.getAssignable(), stored(assignment.getAssignedValue(), columns.get(0)))
                        : assignment);
    }

    final Expression stored(Expression value, ColumnReference column) {
        String table = getCurrentDmlStatement().getTargetTable().getTableExpression();
        return StoredDecimal.of(value, table, column, getSessionFactory(), !needsLiterals());
    }

    /** The server gives the version, and Hibernate a value for it. */
    @Override
    public void visitInsertStatement(InsertSelectStatement insert) {
        int version = insert.getTargetColumns().stream()
                .map(SequenceNumbers::are)
                .toList()
                .indexOf(true);
        if (version >= 0) {
            insert.getTargetColumns().remove(version);
            insert.getValuesList().forEach(row -> leaveOut(row.getExpressions(), version));
            if (insert.getSourceSelectStatement() != null) {
                insert.getSourceSelectStatement().queryQuerySpecs(query -> {
                    query.getSelectClause().getSqlSelections().remove(version);
                    return null;
                });
            }
        }
        super.visitInsertStatement(insert);
    }

    private static void leaveOut(List<Expression> values, int version) {
        if (!(values.remove(version) instanceof VersionTypeSeedParameterSpecification)) {
            throw CrateDBQueryRefusal.ASSIGNED_VERSION.exception();
        }
    }

    /** Of several rows, those that are there already would be left out without a word. */
    @Override
    protected void visitValuesList(List<Values> rows) {
        if (rows.size() > 1) {
            throw CrateDBQueryRefusal.INSERTED_ROWS.exception();
        }
        List<ColumnReference> columns = ((InsertSelectStatement) getCurrentDmlStatement()).getTargetColumns();
        List<Expression> values = rows.get(0).getExpressions();
        super.visitValuesList(List.of(new Values(IntStream.range(0, values.size())
                .mapToObj(i -> stored(values.get(i), columns.get(i)))
                .toList())));
    }

    @Override
    public void visitDeleteStatement(DeleteStatement delete) {
        if (hasNonTrivialFromClause(delete.getFromClause())
                || DeletedCollections.lackJoin(delete)
                || Subqueries.areMappedIn(delete)) {
            throw CrateDBQueryRefusal.CORRELATED_MUTATION.exception();
        }
        DeletedCollections.refuseRead(delete, "CrateDB");
        addFilters(delete.getFromClause(), delete.getRestriction());
        super.visitDeleteStatement(delete);
    }

    @Override
    protected void visitConflictClause(@Nullable ConflictClause conflict) {
        if (conflict != null
                && (conflict.getPredicate() != null
                        || !conflict.getConstraintColumnNames().stream()
                                .allMatch(column -> isKey(column, getCurrentDmlStatement())))) {
            throw CrateDBQueryRefusal.CONFLICT_CLAUSE.exception();
        }
        visitStandardConflictClause(conflict);
    }

    private boolean isKey(String column, MutationStatement mutation) {
        return KeyLookup.isKey(mutation.getTargetTable().getTableExpression(), column, getSessionFactory());
    }

    /** For the type of a value alone, whose size is not the value's: see {@link ValueCasts}. */
    @Override
    protected void renderCasted(Expression expression) {
        castsValue = true;
        super.renderCasted(expression);
        castsValue = false;
    }

    @Override
    public void visitCastTarget(CastTarget target) {
        if (castsValue) {
            appendSql(ValueCasts.unsizedType(target, getSessionFactory()));
        } else {
            super.visitCastTarget(target);
        }
    }
}
