package org.tidewire.tidb;

import jakarta.persistence.TemporalType;
import java.util.Map;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.FunctionalDependencyAnalysisSupport;
import org.hibernate.dialect.FunctionalDependencyAnalysisSupportImpl;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.MySQLServerConfiguration;
import org.hibernate.dialect.sequence.SequenceSupport;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.procedure.spi.CallableStatementSupport;
import org.hibernate.query.common.TemporalUnit;
import org.hibernate.query.sqm.CastType;
import org.hibernate.query.sqm.IntervalType;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.sql.ast.spi.SqlAppender;
import org.hibernate.tool.schema.extract.spi.SequenceInformationExtractor;
import org.hibernate.tool.schema.spi.Exporter;
import org.hibernate.tool.schema.spi.SchemaManagementTool;
import org.hibernate.tool.schema.spi.TableMigrator;
import org.hibernate.type.SqlTypes;
import org.tidewire.internal.schema.CollectingExporter;
import org.tidewire.tidb.internal.function.TemporalPatterns;
import org.tidewire.tidb.internal.lock.TiDBLockingClauseStrategy;
import org.tidewire.tidb.internal.schema.TiDBForeignKeyExporter;
import org.tidewire.tidb.internal.schema.TiDBSchemaDropper;
import org.tidewire.tidb.internal.schema.TiDBSchemaManagementTool;
import org.tidewire.tidb.internal.schema.TiDBTableExporter;
import org.tidewire.tidb.internal.schema.TiDBTableMigrator;
import org.tidewire.tidb.internal.sequence.TiDBSequenceInformationExtractor;
import org.tidewire.tidb.internal.sequence.TiDBSequenceSupport;
import org.tidewire.tidb.internal.server.DatabaseTerm;
import org.tidewire.tidb.internal.server.NoProcedures;
import org.tidewire.tidb.internal.server.TiDBCapability;
import org.tidewire.tidb.internal.server.TiDBRefusal;

/**
 * Answers that differ from MySQL's and need neither settings nor the mapping: yes or no, a constant, a pattern of SQL for dates,
 * times and casts, or a part of the schema tool.
 */
abstract class TiDBAnswers extends MySQLDialect {
    TiDBAnswers(DatabaseVersion version, MySQLServerConfiguration configuration) {
        super(version, configuration);
    }

    // Types
    // ------------------------------------------------------------------------------------------------------------

    @Override
    protected String castType(int sqlTypeCode) {
        return switch (sqlTypeCode) {
            // MySQL 8.0.11 could only cast to decimal, which rounds; TiDB takes "double", and not "double precision".
            case SqlTypes.FLOAT, SqlTypes.REAL, SqlTypes.DOUBLE -> "double";
            default -> super.castType(sqlTypeCode);
        };
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"}) // the parameter types are the overridden method's
    public String timestampaddPattern(TemporalUnit unit, TemporalType temporalType, IntervalType intervalType) {
        return TemporalPatterns.timestampadd(
                unit, temporalType, () -> super.timestampaddPattern(unit, temporalType, intervalType));
    }

    @Override
    @SuppressWarnings("deprecation") // the parameter types are the overridden method's
    public String timestampdiffPattern(TemporalUnit unit, TemporalType from, TemporalType to) {
        // MySQL's factor 1e3 makes a double of it, which has no digits for the nanoseconds of more than 104 days.
        return unit == TemporalUnit.NANOSECOND
                ? "timestampdiff(microsecond,?2,?3)*1000"
                : super.timestampdiffPattern(unit, from, to);
    }

    /** A time of day that is rounded up to 24:00:00 is none in Java. */
    @Override
    public String castPattern(CastType from, CastType to) {
        return to == CastType.TIME ? "least(cast(?1 as ?2),time '23:59:59')" : super.castPattern(from, to);
    }

    @Override
    public String extractPattern(TemporalUnit unit) {
        return switch (unit) {
            case OFFSET, TIMEZONE_HOUR, TIMEZONE_MINUTE -> throw TiDBRefusal.OFFSET.exception();
            default -> super.extractPattern(unit);
        };
    }

    /** Where Hibernate puts the pattern together itself, around the offset that a column holds. */
    @Override
    public void appendDatetimeFormat(SqlAppender appender, String format) {
        TemporalPatterns.append(appender, format);
    }

    // Ids -------------------------------------------------------------------------------------------------------------

    @Override
    public SequenceSupport getSequenceSupport() {
        return TiDBSequenceSupport.INSTANCE;
    }

    @Override
    public String getQuerySequencesString() {
        return TiDBSequenceInformationExtractor.QUERY;
    }

    @Override
    public SequenceInformationExtractor getSequenceInformationExtractor() {
        return TiDBSequenceInformationExtractor.INSTANCE;
    }

    // Queries
    // ----------------------------------------------------------------------------------------------------------

    @Override
    public boolean supportsRecursiveCTE() {
        return true;
    }

    @Override
    public boolean supportsLateral() {
        return false;
    }

    /** Full joins are emulated without it, then. */
    @Override
    public boolean supportsExceptAll() {
        return false;
    }

    @Override
    public boolean supportsRowValueConstructorSyntaxInInList() {
        return true;
    }

    @Override
    public FunctionalDependencyAnalysisSupport getFunctionalDependencyAnalysisSupport() {
        return FunctionalDependencyAnalysisSupportImpl.TABLE_REFERENCE;
    }

    @Override
    public CallableStatementSupport getCallableStatementSupport() {
        return NoProcedures.INSTANCE;
    }

    // Writing and locks
    // ------------------------------------------------------------------------------------------------

    /**
     * {@code update t ... where id in (select ... from t)} works, where MySQL refuses it with error 1093. Hibernate asks
     * when it deletes softly in bulk.
     */
    @Override
    public boolean supportsSubqueryOnMutatingTable() {
        return true;
    }

    /** {@code for update of} takes a table's name: {@link TiDBLockingClauseStrategy} renders it. */
    @Override
    protected boolean supportsAliasLocks() {
        return false;
    }

    /** With microseconds: without, a version that is forced to increase goes back to its full second. */
    @Override
    public String getCurrentTimestampSelectString() {
        return "select now(6)";
    }

    // Schema
    // -----------------------------------------------------------------------------------------------------------

    /** A database is the schema or the catalog of a name: {@link DatabaseTerm}. */
    @Override
    public boolean canCreateSchema() {
        return getNameQualifierSupport().supportsSchemas();
    }

    @Override
    public String[] getCreateSchemaCommand(String schemaName) {
        return getCreateCatalogCommand(schemaName);
    }

    @Override
    public String[] getDropSchemaCommand(String schemaName) {
        return getDropCatalogCommand(schemaName);
    }

    @Override
    public String[] getDropCatalogCommand(String catalogName) {
        return new String[] {"drop database if exists " + catalogName};
    }

    @Override
    public SchemaManagementTool getFallbackSchemaManagementTool(
            Map<String, Object> configurationValues, ServiceRegistryImplementor registry) {
        return new TiDBSchemaManagementTool(this);
    }

    @Override
    public TableMigrator getTableMigrator() {
        return new TiDBTableMigrator(this);
    }

    @Override
    public Exporter<Sequence> getSequenceExporter() {
        return new CollectingExporter<>(super.getSequenceExporter());
    }

    @Override
    public Exporter<Table> getTableExporter() {
        return new CollectingExporter<>(new TiDBTableExporter(this));
    }

    @Override
    public Exporter<Index> getIndexExporter() {
        return new CollectingExporter<>(super.getIndexExporter());
    }

    @Override
    public Exporter<UniqueKey> getUniqueKeyExporter() {
        return new CollectingExporter<>(super.getUniqueKeyExporter());
    }

    @Override
    public Exporter<ForeignKey> getForeignKeyExporter() {
        return new CollectingExporter<>(new TiDBForeignKeyExporter(this));
    }

    /** The schema tool switches the check of foreign keys off instead. */
    @Override
    public boolean dropConstraints() {
        return false;
    }

    @Override
    public String getTableTypeString() {
        return ""; // TiDB has one storage engine
    }

    @Override
    public boolean supportsCascadeDelete() {
        return TiDBCapability.FOREIGN_KEYS.isIn(getVersion());
    }

    /** While tables are truncated; the check is as it was afterwards. */
    @Override
    public String getDisableConstraintsStatement() {
        return TiDBSchemaDropper.CHECKS_OFF;
    }

    @Override
    public String getEnableConstraintsStatement() {
        return TiDBSchemaDropper.CHECKS_AS_BEFORE;
    }

    @Override
    public boolean hasSelfReferentialForeignKeyBug() {
        return false;
    }

    /**
     * Where checks are enforced, that of a column fails with error 3813 if the column's name has a capital letter. The table
     * has the column's checks instead.
     */
    @Override
    public boolean supportsColumnCheck() {
        return false;
    }

    @Override
    public boolean supportsTableCheck() {
        return TiDBCapability.CHECK_CONSTRAINTS.isIn(getVersion());
    }

    @Override
    public String getTableComment(String comment) {
        return " comment=" + literal(comment);
    }

    @Override
    public String getColumnComment(String comment) {
        return " comment " + literal(comment);
    }

    private String literal(String text) {
        StringBuilder literal = new StringBuilder();
        appendLiteral(literal::append, text);
        return literal.toString();
    }
}
