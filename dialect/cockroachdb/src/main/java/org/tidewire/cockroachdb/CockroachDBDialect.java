package org.tidewire.cockroachdb;

import jakarta.persistence.Timeout;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.LockMode;
import org.hibernate.Locking;
import org.hibernate.Timeouts;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.dialect.CockroachDialect;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.PostgreSQLDriverKind;
import org.hibernate.dialect.lock.LockingStrategy;
import org.hibernate.dialect.lock.spi.LockingSupport;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.exception.internal.SQLStateConversionDelegate;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.query.sqm.mutation.spi.SqmMultiTableInsertStrategy;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.sql.ast.SqlAstTranslatorFactory;
import org.hibernate.tool.schema.spi.Exporter;
import org.hibernate.tool.schema.spi.SchemaManagementTool;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;
import org.hibernate.type.descriptor.jdbc.LongVarbinaryJdbcType;
import org.hibernate.type.descriptor.jdbc.LongVarcharJdbcType;
import org.hibernate.type.descriptor.jdbc.spi.JdbcTypeRegistry;
import org.hibernate.type.descriptor.sql.internal.ArrayDdlTypeImpl;
import org.tidewire.cockroachdb.internal.batch.CockroachDBKeyedForm;
import org.tidewire.cockroachdb.internal.mapping.CockroachDBKeyRules;
import org.tidewire.cockroachdb.internal.mapping.CockroachDBTableExporter;
import org.tidewire.cockroachdb.internal.mapping.MisplacedIds;
import org.tidewire.cockroachdb.internal.mapping.NamedEnums;
import org.tidewire.cockroachdb.internal.mapping.UniqueRowIdGenerator;
import org.tidewire.cockroachdb.internal.mapping.UnknownVectors;
import org.tidewire.cockroachdb.internal.server.CockroachDBVersion;
import org.tidewire.cockroachdb.internal.server.SerializableLocks;
import org.tidewire.cockroachdb.internal.sql.CockroachDBLockingSupport;
import org.tidewire.cockroachdb.internal.sql.CockroachDBSqlAstTranslator;
import org.tidewire.cockroachdb.internal.sql.EntityLock;
import org.tidewire.cockroachdb.internal.sql.TableHints;
import org.tidewire.cockroachdb.internal.transaction.AsOfSystemTime;
import org.tidewire.cockroachdb.internal.transaction.CockroachDBErrors;
import org.tidewire.cockroachdb.internal.transaction.ConstraintNames;
import org.tidewire.cockroachdb.internal.transaction.DriverState;
import org.tidewire.internal.batch.KeyedBatchBuilder;
import org.tidewire.internal.boot.HibernateVersion;
import org.tidewire.internal.boot.MappingValidator;
import org.tidewire.internal.boot.TwoValuedSetting;
import org.tidewire.internal.commit.TypedCommits;
import org.tidewire.internal.schema.CollectingExporter;
import org.tidewire.internal.schema.KeysInTablesTool;
import org.tidewire.retry.FailureClassifier;
import org.tidewire.retry.FailureKind;
import org.tidewire.transaction.StaleReads;
import org.tidewire.transaction.TransactionStart;

/**
 * A {@linkplain org.hibernate.dialect.Dialect SQL dialect} for CockroachDB 23.2 and later.
 *
 * <p>It is chosen by itself where the server says that it is CockroachDB; {@code hibernate.dialect=CockroachDB} names it. Only
 * what Hibernate's own {@link CockroachDialect} does not do, or does otherwise, stands here.
 */
public class CockroachDBDialect extends CockroachDialect implements MappingValidator, FailureClassifier, StaleReads {
    private final CockroachDBLockingSupport locking = new CockroachDBLockingSupport(getVersion());
    private final CockroachDBKeyedForm batches = new CockroachDBKeyedForm();
    private final List<String> missingVariables;
    private final boolean hidesErrors;

    /** Assumes a current version, for use without any information on the server. */
    public CockroachDBDialect() {
        this(CockroachDBVersion.parse(null));
    }

    /**
     * For a version.
     *
     * @param version CockroachDB's own version, for example {@code DatabaseVersion.make(25, 4)}
     */
    public CockroachDBDialect(DatabaseVersion version) {
        super(version);
        missingVariables = List.of();
        hidesErrors = false;
    }

    /**
     * Made by Hibernate, for the server that it is connected to or that the settings describe.
     *
     * @param info what is known of the server
     */
    public CockroachDBDialect(DialectResolutionInfo info) {
        this(info, CockroachDBVersion.of(info));
    }

    /**
     * For a server that has told its version already.
     *
     * @param info what is known of the server
     * @param version what {@code select version()} returns
     */
    public CockroachDBDialect(DialectResolutionInfo info, String version) {
        super(CockroachDBVersion.parse(version), PostgreSQLDriverKind.determineKind(info));
        missingVariables = SerializableLocks.missing(info.getDatabaseMetadata());
        hidesErrors = DriverState.hidesErrors(info.getDatabaseMetadata());
        if (info.getSQLKeywords() != null) {
            registerKeywords(info);
        }
    }

    // Boot: settings are at hand, and what is thrown reaches the application ----------------------------------------

    @Override
    public void contributeTypes(TypeContributions typeContributions, ServiceRegistry serviceRegistry) {
        HibernateVersion.require();
        super.contributeTypes(typeContributions, serviceRegistry);
        contributeLobs(typeContributions.getTypeConfiguration().getJdbcTypeRegistry());
        TypedCommits.install(serviceRegistry, DriverState::refusal);
        KeyedBatchBuilder.install(serviceRegistry, CockroachDBSettings.KEYED_BATCHES, batches);
    }

    /** Bytes and text, as Hibernate has them here, but with nulls of these types: the driver sends null for a LOB as an oid. */
    private static void contributeLobs(JdbcTypeRegistry types) {
        types.addDescriptor(Types.BLOB, new LongVarbinaryJdbcType(Types.BLOB));
        types.addDescriptor(Types.CLOB, new LargeText(Types.CLOB));
        types.addDescriptor(Types.NCLOB, new LargeText(Types.NCLOB));
    }

    private static final class LargeText extends LongVarcharJdbcType {
        private static final long serialVersionUID = 1L;

        LargeText(int type) {
            super(type);
        }

        /** Also a {@code Clob} without {@code @Lob} has no limit. */
        @Override
        public JdbcType resolveIndicatedType(JdbcTypeIndicators indicators, JavaType<?> type) {
            return this;
        }
    }

    @Override
    public void check(Metadata metadata) {
        SerializableLocks.log(missingVariables);
        if (hidesErrors) {
            DriverState.warnOfHiddenErrors();
        }
        batches.readMapping(metadata);
        locking.readMapping(metadata);
        UnknownVectors.refuse(metadata);
        MisplacedIds.refuse(metadata);
    }

    /** The type of an array's elements has no size in a cast: Hibernate's, {@code float(80)}, is none that CockroachDB has. */
    @Override
    protected void registerColumnTypes(TypeContributions typeContributions, ServiceRegistry serviceRegistry) {
        super.registerColumnTypes(typeContributions, serviceRegistry);
        typeContributions.getTypeConfiguration().getDdlTypeRegistry().addDescriptor(new ArrayDdlTypeImpl(this, true));
    }

    /** Hibernate declares columns of such a type, and does not create it. */
    @Override
    public String getEnumTypeDeclaration(String name, String[] values) {
        return NamedEnums.declaration(name);
    }

    @Override
    public String[] getCreateEnumTypeCommand(String name, String[] values) {
        return NamedEnums.create(name, values);
    }

    @Override
    public String[] getDropEnumTypeCommand(String name) {
        return NamedEnums.drop(name);
    }

    // Queries and schema ----------------------------------------------------------------------------------------------

    @Override
    public SqlAstTranslatorFactory getSqlAstTranslatorFactory() {
        return new CockroachDBSqlAstTranslator.Factory(locking);
    }

    /** The table for HQL inserts into several tables numbers its rows, where the id is made by the server. */
    @Override
    public SqmMultiTableInsertStrategy getFallbackSqmInsertStrategy(
            EntityMappingType root, RuntimeModelCreationContext context) {
        return UniqueRowIdGenerator.asIdentity(root, context, () -> super.getFallbackSqmInsertStrategy(root, context));
    }

    /** {@code nulls first} and {@code nulls last} need no {@code case}, which no index serves. */
    @Override
    public boolean supportsNullPrecedence() {
        return true;
    }

    @Override
    public String getQueryHintString(String query, List<String> hintList) {
        return TableHints.add(query, hintList);
    }

    @Override
    public LockingSupport getLockingSupport() {
        return locking;
    }

    @Override
    @SuppressWarnings("removal") // Locking.Scope is a parameter of the overridden method
    protected LockingStrategy buildPessimisticWriteStrategy(
            EntityPersister entity, LockMode mode, Locking.Scope scope) {
        return new EntityLock(super.buildPessimisticWriteStrategy(entity, mode, scope), entity, mode, scope, locking);
    }

    @Override
    @SuppressWarnings("removal") // Locking.Scope is a parameter of the overridden method
    protected LockingStrategy buildPessimisticReadStrategy(EntityPersister entity, LockMode mode, Locking.Scope scope) {
        return new EntityLock(super.buildPessimisticReadStrategy(entity, mode, scope), entity, mode, scope, locking);
    }

    /** Asked where {@code skip locked} is requested by its mode, by native queries too. */
    @Override
    public String getForUpdateSkipLockedString() {
        locking.requireSkipLocked();
        return super.getForUpdateSkipLockedString();
    }

    @Override
    public String getForUpdateSkipLockedString(String aliases) {
        locking.requireSkipLocked();
        return super.getForUpdateSkipLockedString(aliases);
    }

    @Override
    public String getWriteLockString(Timeout timeout) {
        requireSkipLocked(timeout);
        return super.getWriteLockString(timeout);
    }

    @Override
    public String getReadLockString(Timeout timeout) {
        requireSkipLocked(timeout);
        return super.getReadLockString(timeout);
    }

    private void requireSkipLocked(Timeout timeout) {
        if (timeout.milliseconds() == Timeouts.SKIP_LOCKED_MILLI) {
            locking.requireSkipLocked();
        }
    }

    @Override
    public Exporter<Table> getTableExporter() {
        return new CollectingExporter<>(new CockroachDBTableExporter(this));
    }

    /** A table is created with its keys: each change of a schema is a job of its own. */
    @Override
    public SchemaManagementTool getFallbackSchemaManagementTool(
            Map<String, Object> settings, ServiceRegistryImplementor registry) {
        return new TwoValuedSetting(CockroachDBSettings.KEYS_IN_TABLES, "on", "off").isOther(settings)
                ? super.getFallbackSchemaManagementTool(settings, registry)
                : new KeysInTablesTool(new CockroachDBKeyRules(this));
    }

    @Override
    public Exporter<Sequence> getSequenceExporter() {
        return new CollectingExporter<>(super.getSequenceExporter());
    }

    @Override
    public Exporter<Index> getIndexExporter() {
        return new CollectingExporter<>(super.getIndexExporter());
    }

    @Override
    public Exporter<UniqueKey> getUniqueKeyExporter() {
        return new CollectingExporter<>(super.getUniqueKeyExporter());
    }

    /** Without its columns a hash-sharded key of the other table is meant with its hidden column, and refused (cockroach #161618). */
    @Override
    public String getAddForeignKeyConstraintString(
            String name, String[] columns, String table, String[] primaryKey, boolean referencesPrimaryKey) {
        return super.getAddForeignKeyConstraintString(name, columns, table, primaryKey, false);
    }

    @Override
    public Exporter<ForeignKey> getForeignKeyExporter() {
        return new CollectingExporter<>(super.getForeignKeyExporter());
    }

    @Override
    public boolean supportsCommentOn() {
        return true;
    }

    // Reads of the past -----------------------------------------------------------------------------------------------

    @Override
    public TransactionStart staleAsOf(Instant instant) {
        return AsOfSystemTime.at(instant);
    }

    @Override
    public TransactionStart staleByAtMost(Duration staleness) {
        return AsOfSystemTime.ago(staleness);
    }

    @Override
    public TransactionStart followerRead() {
        return AsOfSystemTime.FOLLOWER;
    }

    // Errors ----------------------------------------------------------------------------------------------------------

    @Override
    public SQLExceptionConversionDelegate buildSQLExceptionConversionDelegate() {
        SQLExceptionConversionDelegate hibernate = super.buildSQLExceptionConversionDelegate();
        SQLExceptionConversionDelegate standard = new SQLStateConversionDelegate(this);
        return (error, message, sql) -> CockroachDBErrors.convert(error, message, sql, hibernate, standard);
    }

    @Override
    public ViolatedConstraintNameExtractor getViolatedConstraintNameExtractor() {
        return ConstraintNames.before(super.getViolatedConstraintNameExtractor());
    }

    @Override
    public FailureKind classify(SQLException exception) {
        return CockroachDBErrors.classify(exception);
    }
}
