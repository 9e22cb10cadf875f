package org.tidewire.cratedb;

import jakarta.persistence.TemporalType;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.TimeZone;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.DmlTargetColumnQualifierSupport;
import org.hibernate.dialect.FunctionalDependencyAnalysisSupport;
import org.hibernate.dialect.FunctionalDependencyAnalysisSupportImpl;
import org.hibernate.dialect.NullOrdering;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.sqm.CastType;
import org.hibernate.query.sqm.IntervalType;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cratedb.internal.function.CrateDBCasts;
import org.tidewire.cratedb.internal.function.CrateDBFunctions;
import org.tidewire.cratedb.internal.function.CrateDBTime;
import org.tidewire.cratedb.internal.mapping.FullTextColumns;
import org.tidewire.cratedb.internal.server.CrateDBQueryRefusal;
import org.tidewire.cratedb.internal.server.CrateDBRefusal;
import org.tidewire.cratedb.internal.server.ReservedWords;
import org.tidewire.cratedb.internal.sql.CrateDBSqlAstTranslator;
import org.tidewire.cratedb.internal.sql.KeyedStatements;
import org.tidewire.cratedb.internal.type.TemporalLiteral;
import org.tidewire.internal.unkeyed.UnkeyedDialect;

/** What queries and mutations render, for {@link CrateDBDialect}, which says the rest. */
abstract class CrateDBSqlDialect extends UnkeyedDialect {
    private final KeyedStatements keyedStatements = new KeyedStatements();
    private final FullTextColumns fullTextColumns = new FullTextColumns();

    CrateDBSqlDialect(DatabaseVersion version) {
        super(version);
    }

    @Override
    protected String databaseName() {
        return "CrateDB";
    }

    @Override
    protected UnsupportedFeatureException rowLockRefusal() {
        return CrateDBRefusal.PESSIMISTIC_LOCK.exception();
    }

    @Override
    protected UnsupportedFeatureException tableGeneratorRefusal() {
        return CrateDBRefusal.TABLE_GENERATOR.exception();
    }

    @Override
    protected <T extends JdbcOperation> SqlAstTranslator<T> translator(
            SessionFactoryImplementor sessionFactory, Statement statement) {
        return new CrateDBSqlAstTranslator<>(sessionFactory, statement);
    }

    @Override
    protected Set<String> reservedWords() {
        return ReservedWords.ALL;
    }

    /** {@return the statements by primary key, which need no refresh: for the translator and the connections} */
    public final KeyedStatements keyedStatements() {
        return keyedStatements;
    }

    /** {@return the columns that are compared by their words} */
    public final FullTextColumns fullTextColumns() {
        return fullTextColumns;
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

    /** The unit of {@link TemporalUnit#NATIVE}: a conversion would be by floating point numbers. */
    @Override
    public long getFractionalSecondPrecisionInNanos() {
        return 1;
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

    // Expressions -----------------------------------------------------------------------------------------------------

    @Override
    public String castPattern(CastType from, CastType to) {
        return CrateDBCasts.pattern(from, to, super.castPattern(from, to));
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

    // Queries ---------------------------------------------------------------------------------------------------------

    /** In ascending order; first in a descending one. */
    @Override
    public NullOrdering getNullOrdering() {
        return NullOrdering.GREATEST;
    }

    /** As for a derived table: the names stand inside, since two columns may be the same expression. */
    @Override
    public boolean supportsCteHeaderColumnList() {
        return false;
    }

    @Override
    public boolean supportsIntersect() {
        return false;
    }

    /** Where three tables are joined, the server makes cross joins of the outer joins beside one. */
    @Override
    public boolean supportsCrossJoin() {
        return false;
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

    /** Read afterwards, a version may be that of another session's write. */
    @Override
    public boolean supportsUpdateReturning() {
        return true;
    }
}
