package org.tidewire.databend;

import jakarta.persistence.TemporalType;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.TimeZone;
import org.hibernate.ScrollMode;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.DmlTargetColumnQualifierSupport;
import org.hibernate.dialect.NullOrdering;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.mutation.EntityMutationTarget;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.sqm.CastType;
import org.hibernate.query.sqm.IntervalType;
import org.hibernate.query.sqm.TrimSpec;
import org.hibernate.query.sqm.sql.SqmTranslatorFactory;
import org.hibernate.sql.ast.SqlAstTranslator;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.sql.ast.tree.Statement;
import org.hibernate.sql.exec.spi.JdbcOperation;
import org.hibernate.sql.model.MutationOperation;
import org.hibernate.sql.model.TableMapping;
import org.hibernate.sql.model.internal.OptionalTableUpdate;
import org.hibernate.sql.model.jdbc.MergeOperation;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.databend.internal.function.DatabendCasts;
import org.tidewire.databend.internal.function.DatabendFunctions;
import org.tidewire.databend.internal.mutation.OptionalRowOperation;
import org.tidewire.databend.internal.query.DatabendKeywords;
import org.tidewire.databend.internal.query.KeyedPages;
import org.tidewire.databend.internal.server.DatabendRefusal;
import org.tidewire.databend.internal.sql.DatabendSqlAstTranslator;
import org.tidewire.databend.internal.time.DatabendDateFormat;
import org.tidewire.databend.internal.time.DatabendTime;
import org.tidewire.databend.internal.time.TemporalLiteral;
import org.tidewire.databend.internal.type.DatabendLiterals;
import org.tidewire.internal.query.WrittenColumns;
import org.tidewire.internal.unkeyed.UnkeyedDialect;

/**
 * What queries and mutations render, for {@link DatabendDialect}, which says the rest. Rows are compared column by column: Databend
 * compares them, but takes null for a value, so that {@code (1, null) = (1, null)}.
 */
abstract class DatabendSqlDialect extends UnkeyedDialect {
    DatabendSqlDialect(DatabaseVersion version) {
        super(version);
    }

    @Override
    protected String databaseName() {
        return "Databend";
    }

    @Override
    protected UnsupportedFeatureException rowLockRefusal() {
        return DatabendRefusal.PESSIMISTIC_LOCK.exception();
    }

    @Override
    protected UnsupportedFeatureException tableGeneratorRefusal() {
        return DatabendRefusal.TABLE_GENERATOR.exception();
    }

    @Override
    protected <T extends JdbcOperation> SqlAstTranslator<T> translator(
            SessionFactoryImplementor sessionFactory, Statement statement) {
        return new DatabendSqlAstTranslator<>(sessionFactory, statement);
    }

    @Override
    protected Set<String> reservedWords() {
        return DatabendKeywords.RESERVED;
    }

    @Override
    public SqmTranslatorFactory getSqmTranslatorFactory() {
        return KeyedPages.REFUSED_WITH_NULLS;
    }

    @Override
    public void initializeFunctionRegistry(FunctionContributions functionContributions) {
        super.initializeFunctionRegistry(functionContributions);
        DatabendFunctions.contribute(functionContributions);
    }

    // Literals --------------------------------------------------------------------------------------------------------

    @Override
    public void appendLiteral(SqlAppender appender, String literal) {
        appender.appendSql(DatabendLiterals.string(literal));
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the parameter types are the overridden method's
    public void appendDateTimeLiteral(
            SqlAppender appender, TemporalAccessor moment, TemporalType precision, TimeZone jdbcTimeZone) {
        TemporalLiteral.append(appender, moment, precision, jdbcTimeZone);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the parameter types are the overridden method's
    public void appendDateTimeLiteral(SqlAppender appender, Date date, TemporalType precision, TimeZone jdbcTimeZone) {
        TemporalLiteral.append(appender, date, precision, jdbcTimeZone);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the parameter types are the overridden method's
    public void appendDateTimeLiteral(
            SqlAppender appender, Calendar calendar, TemporalType precision, TimeZone jdbcTimeZone) {
        TemporalLiteral.append(appender, calendar, precision, jdbcTimeZone);
    }

    @Override
    public void appendDatetimeFormat(SqlAppender appender, String format) {
        appender.appendSql(DatabendDateFormat.of(format));
    }

    // Dates and times -------------------------------------------------------------------------------------------------

    /** The unit of {@link TemporalUnit#NATIVE}. */
    @Override
    public long getFractionalSecondPrecisionInNanos() {
        return 1_000;
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the parameter types are the overridden method's
    public String timestampaddPattern(TemporalUnit unit, TemporalType temporalType, IntervalType intervalType) {
        return DatabendTime.add(unit, temporalType, intervalType);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the parameter types are the overridden method's
    public String timestampdiffPattern(TemporalUnit unit, TemporalType fromType, TemporalType toType) {
        return DatabendTime.difference(unit, fromType, toType);
    }

    @Override
    public String currentTime() {
        return DatabendTime.timeOf("now()");
    }

    @Override
    public String currentTimestamp() {
        return "now()";
    }

    // Expressions -----------------------------------------------------------------------------------------------------

    @Override
    public String castPattern(CastType from, CastType to) {
        return DatabendCasts.pattern(from, to, super.castPattern(from, to));
    }

    /** {@code trim(leading from x)} is refused: the character is always given. */
    @Override
    public String trimPattern(TrimSpec specification, boolean isWhitespace) {
        return "trim(" + specification + (isWhitespace ? " ' '" : " ?2") + " from ?1)";
    }

    // Queries ---------------------------------------------------------------------------------------------------------

    /** In either direction. */
    @Override
    public NullOrdering getNullOrdering() {
        return NullOrdering.LAST;
    }

    /** The driver scrolls in no other way. */
    @Override
    public ScrollMode defaultScrollMode() {
        return ScrollMode.FORWARD_ONLY;
    }

    @Override
    public boolean supportsRecursiveCTE() {
        return true;
    }

    @Override
    public boolean supportsNonQueryWithCTE() {
        return true;
    }

    @Override
    public boolean supportsExceptAll() {
        return false;
    }

    @Override
    public String getDual() {
        return "(select 1)";
    }

    // Writing ---------------------------------------------------------------------------------------------------------

    @Override
    public MutationOperation createOptionalTableUpdateOperation(
            EntityMutationTarget mutationTarget, OptionalTableUpdate update, SessionFactoryImplementor factory) {
        OptionalTableUpdate written = WrittenColumns.of(update, this);
        MergeOperation merge = new DatabendSqlAstTranslator<>(factory, written).createMergeOperation(written);
        TableMapping table = update.getMutatingTable().getTableMapping();
        return table.isOptional() ? new OptionalRowOperation(merge, table, mutationTarget) : merge;
    }

    @Override
    public DmlTargetColumnQualifierSupport getDmlTargetColumnQualifierSupport() {
        return DmlTargetColumnQualifierSupport.TABLE_ALIAS;
    }
}
