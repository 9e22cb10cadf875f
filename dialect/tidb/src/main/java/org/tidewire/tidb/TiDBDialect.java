package org.tidewire.tidb;

import jakarta.persistence.Timeout;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.LockMode;
import org.hibernate.LockOptions;
import org.hibernate.Locking;
import org.hibernate.Timeouts;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.spi.SessionFactoryOptions;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.RowLockStrategy;
import org.hibernate.dialect.aggregate.AggregateSupport;
import org.hibernate.dialect.aggregate.MySQLAggregateSupport;
import org.hibernate.dialect.lock.LockingStrategy;
import org.hibernate.dialect.lock.spi.LockingSupport;
import org.hibernate.dialect.temporal.TemporalTableSupport;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.env.spi.NameQualifierSupport;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.persister.entity.mutation.EntityMutationTarget;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.spi.NavigablePath;
import org.hibernate.sql.ast.SqlAstTranslatorFactory;
import org.hibernate.sql.ast.internal.PessimisticLockKind;
import org.hibernate.sql.ast.spi.LockingClauseStrategy;
import org.hibernate.sql.model.MutationOperation;
import org.hibernate.sql.model.internal.OptionalTableUpdate;
import org.hibernate.tool.schema.extract.spi.ExtractionContext;
import org.hibernate.tool.schema.extract.spi.InformationExtractor;
import org.tidewire.internal.batch.KeyedBatchBuilder;
import org.tidewire.internal.boot.HibernateVersion;
import org.tidewire.internal.boot.JoinedSubqueries;
import org.tidewire.internal.boot.MappingValidator;
import org.tidewire.internal.commit.CommitCheck;
import org.tidewire.internal.commit.TypedCommits;
import org.tidewire.internal.type.WallClockTypes;
import org.tidewire.retry.FailureClassifier;
import org.tidewire.retry.FailureKind;
import org.tidewire.tidb.internal.batch.TiDBKeyedForm;
import org.tidewire.tidb.internal.error.TiDBConstraintNames;
import org.tidewire.tidb.internal.error.TiDBExceptionConverter;
import org.tidewire.tidb.internal.error.TiDBFailureClassifier;
import org.tidewire.tidb.internal.function.TiDBFunctions;
import org.tidewire.tidb.internal.hint.OptimizerHints;
import org.tidewire.tidb.internal.lock.SkipLocked;
import org.tidewire.tidb.internal.lock.TiDBLockingClauseStrategy;
import org.tidewire.tidb.internal.lock.TiDBLockingSupport;
import org.tidewire.tidb.internal.lock.UnionLockingStrategy;
import org.tidewire.tidb.internal.query.MappedSubquery;
import org.tidewire.tidb.internal.schema.TiDBInformationExtractor;
import org.tidewire.tidb.internal.schema.TiDBKeywords;
import org.tidewire.tidb.internal.schema.TiDBTemporalTableSupport;
import org.tidewire.tidb.internal.sequence.TableSequences;
import org.tidewire.tidb.internal.server.RenderingContext;
import org.tidewire.tidb.internal.server.TiDBCapability;
import org.tidewire.tidb.internal.server.TiDBServer;
import org.tidewire.tidb.internal.server.TiDBVersion;
import org.tidewire.tidb.internal.server.UnenforcedConstraints;
import org.tidewire.tidb.internal.session.BoundedStaleRead;
import org.tidewire.tidb.internal.session.ExactStaleRead;
import org.tidewire.tidb.internal.sql.TiDBSqlAstTranslatorFactory;
import org.tidewire.tidb.internal.sql.WholeDivision;
import org.tidewire.tidb.internal.type.TiDBArrayJdbcType;
import org.tidewire.tidb.internal.type.TiDBUuidJdbcType;
import org.tidewire.tidb.internal.type.TiDBVectors;
import org.tidewire.tidb.internal.upsert.Upserts;
import org.tidewire.transaction.StaleReads;
import org.tidewire.transaction.TransactionStart;

/**
 * A {@linkplain org.hibernate.dialect.Dialect SQL dialect} for TiDB 6.5 and later.
 *
 * <p>It is chosen by itself where the server says that it is TiDB; {@code hibernate.dialect=TiDB} names it. Only what
 * differs from MySQL 8.0.11, which TiDB says it is compatible with, stands here. Limits:
 *
 * <ul>
 *   <li>{@code skip locked} waits or is refused: {@link TiDBSettings#SKIP_LOCKED};
 *   <li>a read lock ({@code PESSIMISTIC_READ}) is taken as {@code for update}, since TiDB has no shared row locks;
 *   <li>{@code except all}, {@code intersect all}, lateral joins, {@code json_table}, {@code unnest}, subqueries in the
 *       condition of an outer join, locks on set operations, and full joins with grouping or locks are refused with
 *       {@link org.tidewire.UnsupportedFeatureException};
 *   <li>check constraints are enforced only where {@code tidb_enable_check_constraint} is on; it is off by default.
 * </ul>
 */
public class TiDBDialect extends TiDBAnswers implements MappingValidator, FailureClassifier, StaleReads {
    /** Every TiDB from 7.4 on says that it is compatible with this version of MySQL; Hibernate's own gates ask for it. */
    private static final DatabaseVersion COMPATIBLE_MYSQL = DatabaseVersion.make(8, 0, 11);

    private final TiDBServer server;
    private SkipLocked skipLocked = SkipLocked.waiting();
    private RenderingContext rendering;

    /** Assumes TiDB 8.5 with default settings, for use without any information on the server. */
    public TiDBDialect() {
        this(TiDBVersion.ASSUMED);
    }

    /**
     * Assumes the default settings of a server.
     *
     * @param version TiDB's own version, for example {@code DatabaseVersion.make(8, 5)}
     */
    public TiDBDialect(DatabaseVersion version) {
        this(TiDBServer.withDefaults(version));
    }

    /**
     * Made by Hibernate, for the server that it is connected to or that the settings describe.
     *
     * @param info what is known of the server
     */
    public TiDBDialect(DialectResolutionInfo info) {
        this(TiDBServer.of(info));
        if (info.getSQLKeywords() != null) {
            registerKeywords(info);
        }
    }

    private TiDBDialect(TiDBServer server) {
        super(server.version(), server.configuration());
        this.server = server;
        this.rendering = RenderingContext.of(server);
    }

    /**
     * For the classes of this module that render statements; not for applications.
     *
     * @return complete once the session factory is built
     */
    public RenderingContext renderingContext() {
        return rendering;
    }

    // Version ---------------------------------------------------------------------------------------------------------

    @Override
    protected DatabaseVersion getMinimumSupportedVersion() {
        return TiDBVersion.MINIMUM;
    }

    @Override
    public DatabaseVersion determineDatabaseVersion(DialectResolutionInfo info) {
        DatabaseVersion version = TiDBVersion.of(info);
        return version == null ? TiDBVersion.ASSUMED : version;
    }

    @Override
    public DatabaseVersion getMySQLVersion() {
        return COMPATIBLE_MYSQL;
    }

    /** Called by the constructor of a superclass. */
    @Override
    protected void registerDefaultKeywords() {
        super.registerDefaultKeywords();
        TiDBKeywords.RESERVED.forEach(this::registerKeyword);
    }

    // Boot: settings are at hand, and what is thrown reaches the application ----------------------------------------

    @Override
    public void contributeTypes(TypeContributions typeContributions, ServiceRegistry serviceRegistry) {
        HibernateVersion.require();
        super.contributeTypes(typeContributions, serviceRegistry);
        WallClockTypes.contribute(
                typeContributions, serviceRegistry, WallClockTypes.TIMESTAMP, WallClockTypes.DATE, WallClockTypes.TIME);
        typeContributions.contributeJdbcTypeConstructor(TiDBArrayJdbcType.Constructor.INSTANCE);
        typeContributions.contributeJdbcType(TiDBUuidJdbcType.INSTANCE);
        if (TiDBCapability.VECTORS.isIn(getVersion())) {
            TiDBVectors.contributeTypes(typeContributions, this);
        }
        Map<String, Object> settings =
                serviceRegistry.requireService(ConfigurationService.class).getSettings();
        skipLocked = SkipLocked.configuredBy(settings);
        rendering = rendering.withWholeDivision(WholeDivision.configuredBy(settings));
        TypedCommits.install(serviceRegistry, CommitCheck.NONE);
        KeyedBatchBuilder.install(
                serviceRegistry, TiDBSettings.KEYED_BATCHES, new TiDBKeyedForm(server.maximumPacket()));
    }

    @Override
    public void check(Metadata metadata) {
        server.databaseTerm().check(metadata);
        TiDBVectors.check(metadata);
        rendering = rendering.withMapping(metadata, server);
        JoinedSubqueries.fetchBySelect(metadata, MappedSubquery::isIn);
        UnenforcedConstraints.log(metadata, server);
        server.collation().logDifference();
        if (server.asked()) {
            TableSequences.log(metadata);
        }
    }

    @Override
    public void check(SessionFactoryOptions options) {
        server.databaseTerm().check(options);
    }

    @Override
    public void initializeFunctionRegistry(FunctionContributions functionContributions) {
        super.initializeFunctionRegistry(functionContributions);
        TiDBFunctions.contribute(functionContributions);
        if (TiDBCapability.VECTORS.isIn(getVersion())) {
            TiDBVectors.contributeFunctions(functionContributions);
        }
    }

    // Types -----------------------------------------------------------------------------------------------------------

    @Override
    public AggregateSupport getAggregateSupport() {
        return MySQLAggregateSupport.forTiDB(this);
    }

    // Queries ---------------------------------------------------------------------------------------------------------

    @Override
    public SqlAstTranslatorFactory getSqlAstTranslatorFactory() {
        return new TiDBSqlAstTranslatorFactory(this);
    }

    @Override
    public String addSqlHintOrComment(String sql, QueryOptions queryOptions, boolean commentsEnabled) {
        return super.addSqlHintOrComment(skipLocked.apply(sql), queryOptions, commentsEnabled);
    }

    /** Hints are TiDB's own, as in {@code /*+ use_index(b1_0, ix) *}{@code /}: {@link org.tidewire.tidb.query.TiDBHints}. */
    @Override
    public String getQueryHintString(String query, List<String> hintList) {
        return OptimizerHints.add(query, hintList);
    }

    @Override
    public String getQueryHintString(String query, String hints) {
        return OptimizerHints.add(query, List.of(hints));
    }

    // Writing ---------------------------------------------------------------------------------------------------------

    @Override
    public MutationOperation createOptionalTableUpdateOperation(
            EntityMutationTarget mutationTarget, OptionalTableUpdate update, SessionFactoryImplementor factory) {
        return Upserts.of(mutationTarget, update, factory, this);
    }

    // Locks -----------------------------------------------------------------------------------------------------------

    @Override
    public LockingSupport getLockingSupport() {
        return TiDBLockingSupport.INSTANCE;
    }

    @Override
    @SuppressWarnings("removal") // LockOptions is a parameter of the overridden method
    protected LockingClauseStrategy buildLockingClauseStrategy(
            PessimisticLockKind lockKind,
            RowLockStrategy rowLockStrategy,
            LockOptions lockOptions,
            Set<NavigablePath> rootPathsForLocking) {
        return new TiDBLockingClauseStrategy(this, lockKind, lockOptions, rootPathsForLocking);
    }

    @Override
    @SuppressWarnings("removal") // Locking.Scope is a parameter of the overridden method
    protected LockingStrategy buildPessimisticWriteStrategy(
            EntityPersister entity, LockMode lockMode, Locking.Scope lockScope) {
        return UnionLockingStrategy.isNeededFor(entity)
                ? new UnionLockingStrategy(lockMode, lockScope)
                : super.buildPessimisticWriteStrategy(entity, lockMode, lockScope);
    }

    @Override
    @SuppressWarnings("removal") // Locking.Scope is a parameter of the overridden method
    protected LockingStrategy buildPessimisticReadStrategy(
            EntityPersister entity, LockMode lockMode, Locking.Scope lockScope) {
        return buildPessimisticWriteStrategy(entity, lockMode, lockScope);
    }

    @Override
    public String getWriteLockString(Timeout timeout) {
        if (timeout.milliseconds() == Timeouts.SKIP_LOCKED_MILLI) {
            skipLocked.requested();
        }
        return super.getWriteLockString(timeout);
    }

    @Override
    public String getWriteLockString(int timeout) {
        return getWriteLockString(Timeout.milliseconds(timeout));
    }

    /**
     * {@code for share} is refused in a transaction (error 1235), or locks nothing, as the server's settings have it. An
     * exclusive lock is what Jakarta Persistence allows in its place, and what TiDB itself makes of it where
     * {@code tidb_enable_shared_lock_promotion} is on.
     */
    @Override
    public String getReadLockString(Timeout timeout) {
        return getWriteLockString(timeout);
    }

    @Override
    public String getReadLockString(int timeout) {
        return getWriteLockString(timeout);
    }

    @Override
    public String getForUpdateSkipLockedString() {
        skipLocked.requested();
        return getForUpdateString();
    }

    // Transactions ----------------------------------------------------------------------------------------------------

    @Override
    public TransactionStart staleAsOf(Instant instant) {
        return new ExactStaleRead(instant);
    }

    @Override
    public TransactionStart staleByAtMost(Duration staleness) {
        return new BoundedStaleRead(staleness);
    }

    // Errors ----------------------------------------------------------------------------------------------------------

    @Override
    public SQLExceptionConversionDelegate buildSQLExceptionConversionDelegate() {
        return TiDBExceptionConverter.INSTANCE;
    }

    @Override
    public ViolatedConstraintNameExtractor getViolatedConstraintNameExtractor() {
        return TiDBConstraintNames.EXTRACTOR;
    }

    @Override
    public boolean causesRollback(SQLException sqlException) {
        return TiDBExceptionConverter.rollsBackTransaction(sqlException);
    }

    @Override
    public FailureKind classify(SQLException exception) {
        return TiDBFailureClassifier.INSTANCE.classify(exception);
    }

    // Schema ----------------------------------------------------------------------------------------------------------

    @Override
    public NameQualifierSupport getNameQualifierSupport() {
        return server.databaseTerm().names();
    }

    @Override
    public InformationExtractor getInformationExtractor(ExtractionContext extractionContext) {
        return getNameQualifierSupport().supportsSchemas()
                ? new TiDBInformationExtractor(extractionContext)
                : super.getInformationExtractor(extractionContext);
    }

    @Override
    public TemporalTableSupport getTemporalTableSupport() {
        return TiDBTemporalTableSupport.of(this);
    }
}
