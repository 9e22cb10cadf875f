package org.tidewire.cratedb;

import jakarta.persistence.TemporalType;
import jakarta.persistence.Timeout;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.TimeZone;
import org.hibernate.LockMode;
import org.hibernate.LockOptions;
import org.hibernate.Locking;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.DmlTargetColumnQualifierSupport;
import org.hibernate.dialect.FunctionalDependencyAnalysisSupport;
import org.hibernate.dialect.FunctionalDependencyAnalysisSupportImpl;
import org.hibernate.dialect.NullOrdering;
import org.hibernate.dialect.lock.LockingStrategy;
import org.hibernate.dialect.lock.internal.NoLockingSupport;
import org.hibernate.dialect.lock.spi.LockingSupport;
import org.hibernate.dialect.pagination.LimitHandler;
import org.hibernate.dialect.pagination.LimitOffsetLimitHandler;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.sqm.CastType;
import org.hibernate.query.sqm.IntervalType;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableInsertStrategy;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableMutationStrategy;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.SqlAstTranslatorFactory;
import org.hibernate.sql.ast.spi.LockingClauseStrategy;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.spi.StandardSqlAstTranslatorFactory;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.jspecify.annotations.Nullable;
import org.tidewire.cratedb.internal.function.CrateDBCasts;
import org.tidewire.cratedb.internal.function.CrateDBFunctions;
import org.tidewire.cratedb.internal.function.CrateDBTime;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;
import org.tidewire.cratedb.internal.server.CrateDBRefusal;
import org.tidewire.cratedb.internal.sql.CrateDBSqlAstTranslator;
import org.tidewire.cratedb.internal.sql.KeyedStatements;
import org.tidewire.cratedb.internal.type.TemporalLiteral;
import org.tidewire.internal.unkeyed.IdListMutationStrategy;
import org.tidewire.internal.unkeyed.InsertSelectStrategy;
import org.tidewire.internal.unkeyed.NoRowLocks;

/** What queries and mutations render, for {@link CrateDBDialect}, which says the rest. */
abstract class CrateDBSqlDialect extends Dialect {
    private static final NoRowLocks NO_ROW_LOCKS = new NoRowLocks(CrateDBRefusal.PESSIMISTIC_LOCK::exception);

    private final KeyedStatements keyedStatements = new KeyedStatements();

    CrateDBSqlDialect(DatabaseVersion version) {
        super(version);
    }

    /** {@return the statements by primary key, which need no refresh: for the translator and the connections} */
    public final KeyedStatements keyedStatements() {
        return keyedStatements;
    }

    @Override
    public SqlAstTranslatorFactory getSqlAstTranslatorFactory() {
        return new StandardSqlAstTranslatorFactory() {
            @Override
            protected <T extends JdbcOperation> SqlAstTranslator<T> buildTranslator(
                    SessionFactoryImplementor sessionFactory, Statement statement) {
                return new CrateDBSqlAstTranslator<>(sessionFactory, statement);
            }
        };
    }

    @Override
    public void initializeFunctionRegistry(FunctionContributions functionContributions) {
        super.initializeFunctionRegistry(functionContributions);
        CrateDBFunctions.contribute(functionContributions);
    }

    // Literals --------------------------------------------------------------------------------------------------------

    /** The protocol ends a statement at this character. */
    @Override
    public void appendLiteral(SqlAppender appender, String literal) {
        if (literal.indexOf('\0') >= 0) {
            throw CrateDBQueryRefusal.ZERO_CHARACTER.exception();
        }
        super.appendLiteral(appender, literal);
    }

    @Override
    public void appendBooleanValueString(SqlAppender appender, boolean bool) {
        appender.appendSql(bool);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the parameter types are the overridden method's
    public void appendDateTimeLiteral(
            SqlAppender appender, TemporalAccessor moment, TemporalType precision, TimeZone jdbcTimeZone) {
        TemporalLiteral.append(appender, moment, precision);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal", "JavaUtilDate"}) // the parameter types are the overridden method's
    public void appendDateTimeLiteral(SqlAppender appender, Date date, TemporalType precision, TimeZone jdbcTimeZone) {
        TemporalLiteral.append(appender, Instant.ofEpochMilli(date.getTime()), precision, jdbcTimeZone);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the parameter types are the overridden method's
    public void appendDateTimeLiteral(
            SqlAppender appender, Calendar calendar, TemporalType precision, TimeZone jdbcTimeZone) {
        TemporalLiteral.append(appender, calendar.toInstant(), precision, jdbcTimeZone);
    }

    @Override
    public void appendDatetimeFormat(SqlAppender appender, String format) {
        appender.appendSql(CrateDBTime.pattern(format));
    }

    // Dates and times -------------------------------------------------------------------------------------------------

    /** The unit of {@link TemporalUnit#NATIVE}. */
    @Override
    public long getFractionalSecondPrecisionInNanos() {
        return 1_000_000;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the parameter types are the overridden method's
    public String timestampaddPattern(TemporalUnit unit, TemporalType temporalType, IntervalType intervalType) {
        return CrateDBTime.add(unit, temporalType);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the parameter types are the overridden method's
    public String timestampdiffPattern(TemporalUnit unit, TemporalType fromType, TemporalType toType) {
        return CrateDBTime.difference(unit, fromType, toType);
    }

    @Override
    public String extractPattern(TemporalUnit unit) {
        return CrateDBTime.field(unit);
    }

    @Override
    public String currentLocalTimestamp() {
        return "cast(current_timestamp as timestamp without time zone)";
    }

    @Override
    public String currentDate() {
        return "cast(date_trunc('day',current_timestamp) as timestamp without time zone)";
    }

    @Override
    public String currentTime() {
        return "to_char(current_timestamp,'HH24:MI:SS.MS000')";
    }

    @Override
    public String currentLocalTime() {
        return currentTime();
    }

    @Override
    public boolean supportsCurrentTimestampSelection() {
        return true;
    }

    @Override
    public boolean isCurrentTimestampSelectStringCallable() {
        return false;
    }

    @Override
    public String getCurrentTimestampSelectString() {
        return "select current_timestamp";
    }

    // Expressions -----------------------------------------------------------------------------------------------------

    @Override
    public String castPattern(CastType from, CastType to) {
        return CrateDBCasts.pattern(from, to, super.castPattern(from, to));
    }

    @Override
    public boolean supportsDistinctFromPredicate() {
        return true;
    }

    /** The server counts constants without looking at the filter. */
    @Override
    public boolean supportsFilterClause() {
        return false;
    }

    @Override
    public boolean supportsCaseInsensitiveLike() {
        return true;
    }

    @Override
    public String getCaseInsensitiveLike() {
        return "ilike";
    }

    @Override
    public boolean requiresCastForConcatenatingNonStrings() {
        return true;
    }

    @Override
    public boolean supportsIsTrue() {
        return true;
    }

    // Queries ---------------------------------------------------------------------------------------------------------

    @Override
    public LimitHandler getLimitHandler() {
        return LimitOffsetLimitHandler.INSTANCE;
    }

    /** In ascending order; first in a descending one. */
    @Override
    public NullOrdering getNullOrdering() {
        return NullOrdering.GREATEST;
    }

    @Override
    public boolean supportsOffsetInSubquery() {
        return true;
    }

    @Override
    public boolean supportsIntersect() {
        return false;
    }

    /** So that Hibernate leaves a lateral join as it is, and the translator refuses it by name. */
    @Override
    public boolean supportsLateral() {
        return true;
    }

    @Override
    public boolean supportsRecursiveCTE() {
        return false;
    }

    /** Parentheses around a part of a union are refused. */
    @Override
    public boolean supportsSimpleQueryGrouping() {
        return false;
    }

    @Override
    public boolean supportsNestedSubqueryCorrelation() {
        return false;
    }

    @Override
    public boolean supportsTupleDistinctCounts() {
        return false;
    }

    @Override
    public boolean supportsTupleCounts() {
        return false;
    }

    @Override
    public FunctionalDependencyAnalysisSupport getFunctionalDependencyAnalysisSupport() {
        return FunctionalDependencyAnalysisSupportImpl.NONE;
    }

    // Rows: the grammar has no row values -----------------------------------------------------------------------------

    @Override
    public boolean supportsRowValueConstructorSyntax() {
        return false;
    }

    @Override
    public boolean supportsRowValueConstructorGtLtSyntax() {
        return false;
    }

    @Override
    public boolean supportsRowValueConstructorDistinctFromSyntax() {
        return false;
    }

    @Override
    public boolean supportsRowValueConstructorSyntaxInInList() {
        return false;
    }

    @Override
    public boolean supportsRowValueConstructorSyntaxInInSubQuery() {
        return false;
    }

    @Override
    public boolean supportsRowValueConstructorSyntaxInQuantifiedPredicates() {
        return false;
    }

    // Locks: there are none -------------------------------------------------------------------------------------------

    @Override
    public LockingSupport getLockingSupport() {
        return NoLockingSupport.NO_LOCKING_SUPPORT;
    }

    @Override
    @SuppressWarnings("removal") // LockOptions is a parameter of the overridden method
    public LockingClauseStrategy getLockingClauseStrategy(QuerySpec querySpec, LockOptions lockOptions) {
        NO_ROW_LOCKS.refuse(lockOptions);
        return super.getLockingClauseStrategy(querySpec, lockOptions);
    }

    @Override
    @SuppressWarnings("removal") // Locking.Scope is a parameter of the overridden method
    public LockingStrategy getLockingStrategy(EntityPersister lockable, LockMode lockMode, Locking.Scope lockScope) {
        return NoRowLocks.areAsked(lockMode) ? NO_ROW_LOCKS : super.getLockingStrategy(lockable, lockMode, lockScope);
    }

    /** Asked by a generator that counts in a table. */
    @Override
    public String getForUpdateString() {
        throw CrateDBRefusal.TABLE_GENERATOR.exception();
    }

    @Override
    @SuppressWarnings("removal") // LockOptions is a parameter of the overridden method
    public String applyLocksToSql(String sql, LockOptions lockOptions, @Nullable Map<String, String[]> keyColumnNames) {
        if (keyColumnNames != null) {
            NO_ROW_LOCKS.refuse(lockOptions);
        }
        return sql;
    }

    @Override
    public String getWriteLockString(Timeout timeout) {
        throw CrateDBRefusal.PESSIMISTIC_LOCK.exception();
    }

    @Override
    public String getReadLockString(Timeout timeout) {
        throw CrateDBRefusal.PESSIMISTIC_LOCK.exception();
    }

    // Writing ---------------------------------------------------------------------------------------------------------

    /** An alias before a column on the right of an assignment is refused. */
    @Override
    public DmlTargetColumnQualifierSupport getDmlTargetColumnQualifierSupport() {
        return DmlTargetColumnQualifierSupport.NONE;
    }

    @Override
    public boolean supportsInsertReturning() {
        return true;
    }

    @Override
    public boolean supportsJoinInMutationStatementSubquery() {
        return false;
    }

    @Override
    public boolean supportsSubqueryOnMutatingTable() {
        return true;
    }

    @Override
    public SqmMultiTableMutationStrategy getFallbackSqmMutationStrategy(
            EntityMappingType entity, RuntimeModelCreationContext context) {
        return new IdListMutationStrategy(entity, "CrateDB");
    }

    @Override
    public SqmMultiTableInsertStrategy getFallbackSqmInsertStrategy(
            EntityMappingType entity, RuntimeModelCreationContext context) {
        return new InsertSelectStrategy("CrateDB");
    }
}
