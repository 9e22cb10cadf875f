package org.tidewire.databend;

import java.sql.SQLException;
import java.util.EnumSet;
import org.hibernate.LockMode;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.aggregate.AggregateSupport;
import org.hibernate.dialect.identity.IdentityColumnSupport;
import org.hibernate.dialect.sequence.SequenceSupport;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.hibernate.mapping.Table;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.tool.schema.extract.spi.SequenceInformationExtractor;
import org.hibernate.tool.schema.spi.Exporter;
import org.hibernate.tool.schema.spi.TableMigrator;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.batch.DatabendKeyedForm;
import org.tidewire.databend.internal.error.DatabendConstraintNames;
import org.tidewire.databend.internal.error.DatabendExceptionConverter;
import org.tidewire.databend.internal.json.DatabendJsonAggregates;
import org.tidewire.databend.internal.schema.DatabendTableExporter;
import org.tidewire.databend.internal.schema.DatabendTableMigrator;
import org.tidewire.databend.internal.schema.OrderColumns;
import org.tidewire.databend.internal.sequence.DatabendSequenceInformationExtractor;
import org.tidewire.databend.internal.sequence.DatabendSequenceSupport;
import org.tidewire.databend.internal.sequence.SequencePositions;
import org.tidewire.databend.internal.server.DatabendConstraints;
import org.tidewire.databend.internal.server.DatabendIdentityColumnSupport;
import org.tidewire.databend.internal.server.DatabendRefusal;
import org.tidewire.databend.internal.server.DatabendVersion;
import org.tidewire.databend.internal.server.UnbatchedEntities;
import org.tidewire.databend.internal.server.UnsupportedMapping;
import org.tidewire.databend.internal.type.DatabendColumnTypes;
import org.tidewire.databend.internal.type.DatabendTypes;
import org.tidewire.databend.jdbc.DatabendDriver;
import org.tidewire.internal.batch.KeyedBatchBuilder;
import org.tidewire.internal.boot.HibernateVersion;
import org.tidewire.internal.boot.MappingValidator;
import org.tidewire.internal.type.WallClockTypes;
import org.tidewire.internal.unkeyed.NoForcedIncrements;
import org.tidewire.retry.FailureClassifier;
import org.tidewire.retry.FailureKind;

/**
 * A {@linkplain Dialect SQL dialect} for Databend 1.2.671 (2024-12-10) and later, over the driver {@code
 * jdbc:databend+mysql:} of this library.
 *
 * <p>It is chosen by itself where the driver says that the server is Databend; {@code hibernate.dialect=Databend} names it.
 * Limits:
 *
 * <ul>
 *   <li>primary keys, unique constraints and foreign keys are not enforced, and not in the schema: {@link
 *       DatabendSettings#CONSTRAINTS};
 *   <li>pessimistic locks, {@code IDENTITY} and {@code TABLE} generators, and keys of binary columns are refused with
 *       {@link org.tidewire.UnsupportedFeatureException};
 *   <li>there is no type for a time of day: it is kept as text;
 *   <li>lengths of columns are not enforced.
 * </ul>
 */
public class DatabendDialect extends DatabendSchemaDialect implements MappingValidator, FailureClassifier {
    private final boolean connected;
    private final Exporter<Table> tableExporter = new DatabendTableExporter(this);
    private final @Nullable String driver;
    private DatabendConstraints unenforcedConstraints = DatabendConstraints.WARN;

    /** Assumes Databend 1.2.895, for use without any information on the server. */
    public DatabendDialect() {
        this(DatabendVersion.ASSUMED);
    }

    /**
     * For a version of the server.
     *
     * @param version Databend's own version, for example {@code DatabaseVersion.make(1, 2, 895)}
     */
    public DatabendDialect(DatabaseVersion version) {
        super(version);
        this.driver = null;
        this.connected = false;
    }

    /**
     * Made by Hibernate, for the server that it is connected to or that the settings describe.
     *
     * @param info what is known of the server
     */
    public DatabendDialect(DialectResolutionInfo info) {
        super(DatabendVersion.of(info));
        this.driver = info.getDriverName();
        this.connected = info.getDatabaseMetadata() != null;
    }

    // Version ---------------------------------------------------------------------------------------------------------

    @Override
    protected DatabaseVersion getMinimumSupportedVersion() {
        return DatabendVersion.MINIMUM;
    }

    /** Called by the constructor of a superclass. */
    @Override
    protected void registerDefaultKeywords() {
        super.registerDefaultKeywords();
        DatabendDriver.reservedWords().forEach(this::registerKeyword);
    }

    // Boot: settings are at hand, and what is thrown reaches the application ----------------------------------------

    @Override
    public void contributeTypes(TypeContributions typeContributions, ServiceRegistry serviceRegistry) {
        HibernateVersion.require();
        if (driver != null && !driver.equals(DatabendDriver.NAME)) {
            throw DatabendRefusal.OTHER_DRIVER.exception(driver);
        }
        if (!DatabendVersion.isSupported(getVersion())) {
            throw DatabendRefusal.OLD_SERVER.exception("version " + getVersion());
        }
        super.contributeTypes(typeContributions, serviceRegistry);
        unenforcedConstraints = DatabendConstraints.configuredBy(
                serviceRegistry.requireService(ConfigurationService.class).getSettings());
        KeyedBatchBuilder.install(serviceRegistry, DatabendSettings.KEYED_BATCHES, DatabendKeyedForm.INSTANCE);
        DatabendTypes.contribute(typeContributions, this);
        WallClockTypes.contribute(typeContributions, serviceRegistry, WallClockTypes.TIMESTAMP, WallClockTypes.DATE);
    }

    @Override
    public void check(Metadata metadata) {
        UnsupportedMapping.refuse(metadata);
        OrderColumns.uncheck(metadata);
        unenforcedConstraints.check(metadata);
    }

    @Override
    public void created(SessionFactoryImplementor sessionFactory) {
        UnsupportedMapping.refuseGenerators(sessionFactory);
        UnbatchedEntities.log(sessionFactory);
        NoForcedIncrements.listenTo(
                sessionFactory,
                EnumSet.of(LockMode.PESSIMISTIC_FORCE_INCREMENT),
                DatabendRefusal.PESSIMISTIC_LOCK::exception);
        if (connected) {
            SequencePositions.check(sessionFactory);
        }
    }

    // Types -----------------------------------------------------------------------------------------------------------

    @Override
    protected String columnType(int sqlTypeCode) {
        return DatabendColumnTypes.of(sqlTypeCode);
    }

    @Override
    protected void registerColumnTypes(TypeContributions typeContributions, ServiceRegistry serviceRegistry) {
        super.registerColumnTypes(typeContributions, serviceRegistry);
        DatabendTypes.registerColumnTypes(typeContributions, this);
    }

    /** Asked by {@code validate}: several types of JDBC are the same column type. */
    @Override
    public boolean equivalentTypes(int type, int other) {
        return super.equivalentTypes(type, other) || DatabendColumnTypes.areTheSame(type, other);
    }

    @Override
    public int getDefaultTimestampPrecision() {
        return DatabendColumnTypes.FRACTIONAL_DIGITS;
    }

    @Override
    public AggregateSupport getAggregateSupport() {
        return DatabendJsonAggregates.INSTANCE;
    }

    @Override
    public String getArrayTypeName(
            @Nullable String javaElementTypeName, String elementTypeName, @Nullable Integer maxLength) {
        return "array(" + elementTypeName + " null)";
    }

    // Ids -------------------------------------------------------------------------------------------------------------

    @Override
    public SequenceSupport getSequenceSupport() {
        return new DatabendSequenceSupport(getVersion());
    }

    @Override
    public IdentityColumnSupport getIdentityColumnSupport() {
        return DatabendIdentityColumnSupport.INSTANCE;
    }

    @Override
    public boolean getDefaultUseGetGeneratedKeys() {
        return false;
    }

    @Override
    public String getQuerySequencesString() {
        return DatabendSequenceInformationExtractor.QUERY;
    }

    @Override
    public SequenceInformationExtractor getSequenceInformationExtractor() {
        return DatabendSequenceInformationExtractor.INSTANCE;
    }

    // Errors ----------------------------------------------------------------------------------------------------------

    @Override
    public SQLExceptionConversionDelegate buildSQLExceptionConversionDelegate() {
        return DatabendExceptionConverter.INSTANCE;
    }

    @Override
    public ViolatedConstraintNameExtractor getViolatedConstraintNameExtractor() {
        return DatabendConstraintNames.EXTRACTOR;
    }

    /** After any error the server refuses everything but the end of the transaction, which can only be a rollback. */
    @Override
    public boolean causesRollback(SQLException sqlException) {
        return true;
    }

    /**
     * By the SQLState that the driver has given an error, which tells a lost race (40001) from a merge that is wrong whenever
     * it is run (21000), though both are Databend's 4001. Where a statement lost the race and the application went on, {@code
     * commit} fails with "transaction aborted" (40000); that says nothing by itself, and the conflict stands among its causes.
     */
    @Override
    public FailureKind classify(SQLException exception) {
        return FailureClassifier.bySqlState().classify(exception);
    }

    // Schema ----------------------------------------------------------------------------------------------------------

    @Override
    public Exporter<Table> getTableExporter() {
        return tableExporter;
    }

    @Override
    public TableMigrator getTableMigrator() {
        return new DatabendTableMigrator(this);
    }
}
