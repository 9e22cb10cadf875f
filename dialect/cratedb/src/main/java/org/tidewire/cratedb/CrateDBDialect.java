package org.tidewire.cratedb;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.hibernate.LockMode;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.NationalizationSupport;
import org.hibernate.dialect.aggregate.AggregateSupport;
import org.hibernate.dialect.sequence.SequenceSupport;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.hibernate.mapping.Table;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.tool.schema.extract.internal.InformationExtractorJdbcDatabaseMetaDataImpl;
import org.hibernate.tool.schema.extract.spi.ExtractionContext;
import org.hibernate.tool.schema.extract.spi.IndexInformation;
import org.hibernate.tool.schema.extract.spi.InformationExtractor;
import org.hibernate.tool.schema.extract.spi.SequenceInformationExtractor;
import org.hibernate.tool.schema.extract.spi.TableInformation;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.tidewire.cratedb.internal.error.CrateDBErrors;
import org.tidewire.cratedb.internal.sequence.CounterTable;
import org.tidewire.cratedb.internal.sequence.CounterTableExtractor;
import org.tidewire.cratedb.internal.server.CrateDBRefusal;
import org.tidewire.cratedb.internal.server.CrateDBVersion;
import org.tidewire.cratedb.internal.server.RefusedProperty;
import org.tidewire.cratedb.internal.server.UnsupportedMapping;
import org.tidewire.cratedb.internal.sql.MappedSubqueries;
import org.tidewire.cratedb.internal.type.CrateDBColumnTypes;
import org.tidewire.cratedb.internal.type.CrateDBTypes;
import org.tidewire.cratedb.internal.type.NoAggregates;
import org.tidewire.internal.batch.KeyedBatchBuilder;
import org.tidewire.internal.boot.HibernateVersion;
import org.tidewire.internal.boot.JoinedSubqueries;
import org.tidewire.internal.boot.MappingValidator;
import org.tidewire.internal.boot.TwoValuedSetting;
import org.tidewire.internal.type.WallClockTypes;
import org.tidewire.internal.unkeyed.NoForcedIncrements;
import org.tidewire.internal.unkeyed.UnenforcedConstraints;
import org.tidewire.retry.FailureClassifier;
import org.tidewire.retry.FailureKind;

/**
 * A {@linkplain Dialect SQL dialect} for CrateDB 6.4 and later, over PostgreSQL's driver, {@code jdbc:postgresql:}.
 *
 * <p>It is chosen by itself where the server says that it is CrateDB; {@code hibernate.dialect=CrateDB} names it.
 */
public class CrateDBDialect extends CrateDBSqlDialect implements MappingValidator, FailureClassifier {
    private boolean refusesConstraints;
    private final @Nullable String refusedProperty;

    /** Assumes the oldest version that is supported, for use without any information on the server. */
    public CrateDBDialect() {
        this(CrateDBVersion.MINIMUM);
    }

    /**
     * For a version of the server.
     *
     * @param version CrateDB's own version, for example {@code DatabaseVersion.make(6, 4, 4)}
     */
    public CrateDBDialect(DatabaseVersion version) {
        super(version);
        this.refusedProperty = null;
    }

    /**
     * Made by Hibernate, for the server that it is connected to or that the settings describe.
     *
     * @param info what is known of the server
     */
    public CrateDBDialect(DialectResolutionInfo info) {
        super(CrateDBVersion.of(info));
        this.refusedProperty = refusedProperty(info.getDatabaseMetadata());
    }

    private static @Nullable String refusedProperty(@Nullable DatabaseMetaData metadata) {
        try {
            return metadata == null || !metadata.getConnection().isWrapperFor(PGConnection.class)
                    ? null
                    : RefusedProperty.of(metadata.getConnection().unwrap(PGConnection.class), metadata.getURL());
        } catch (SQLException e) {
            return null;
        }
    }

    // Boot: settings are at hand, and what is thrown reaches the application ----------------------------------------

    /** Older servers are refused by {@link #contributeTypes}, whose exceptions reach the application. */
    @Override
    protected DatabaseVersion getMinimumSupportedVersion() {
        return CrateDBVersion.MINIMUM;
    }

    @Override
    public void contributeTypes(TypeContributions typeContributions, ServiceRegistry serviceRegistry) {
        HibernateVersion.require();
        if (getVersion().isBefore(CrateDBVersion.MINIMUM)) {
            throw CrateDBRefusal.OLD_SERVER.exception(getVersion().toString());
        }
        if (refusedProperty != null) {
            throw CrateDBRefusal.DRIVER_PROPERTY.exception(refusedProperty);
        }
        super.contributeTypes(typeContributions, serviceRegistry);
        Map<String, Object> settings =
                serviceRegistry.requireService(ConfigurationService.class).getSettings();
        refusesConstraints = new TwoValuedSetting(CrateDBSettings.CONSTRAINTS, "warn", "refuse").isOther(settings);
        CrateDBTypes.contribute(typeContributions, this);
        WallClockTypes.contribute(typeContributions, serviceRegistry, WallClockTypes.TIMESTAMP);
        KeyedBatchBuilder.installListener(serviceRegistry);
    }

    @Override
    public void check(Metadata metadata) {
        UnsupportedMapping.refuse(metadata);
        fullTextColumns().read(metadata, this);
        JoinedSubqueries.fetchBySelect(metadata, MappedSubqueries::areIn);
        List<Table> tables = UnenforcedConstraints.tables(metadata);
        if (refusesConstraints) {
            UnenforcedConstraints.refuse(tables, CrateDBRefusal.UNENFORCED::exception);
        }
        new UnenforcedConstraints("CrateDB", CrateDBDialect.class).log(tables, "every column is indexed by itself");
    }

    @Override
    public void created(SessionFactoryImplementor sessionFactory) {
        UnsupportedMapping.refuseGenerators(sessionFactory);
        NoForcedIncrements.listenTo(
                sessionFactory,
                EnumSet.of(LockMode.OPTIMISTIC_FORCE_INCREMENT, LockMode.PESSIMISTIC_FORCE_INCREMENT),
                CrateDBRefusal.FORCED_INCREMENT::exception);
    }

    // Types -----------------------------------------------------------------------------------------------------------

    @Override
    protected String columnType(int sqlTypeCode) {
        return CrateDBColumnTypes.of(sqlTypeCode);
    }

    @Override
    protected String castType(int sqlTypeCode) {
        return CrateDBColumnTypes.inCast(sqlTypeCode);
    }

    @Override
    protected void registerColumnTypes(TypeContributions typeContributions, ServiceRegistry serviceRegistry) {
        super.registerColumnTypes(typeContributions, serviceRegistry);
        CrateDBTypes.registerColumnTypes(typeContributions, this);
    }

    /** Asked by {@code validate}: several types of JDBC are the same column type. */
    @Override
    public boolean equivalentTypes(int type, int other) {
        return super.equivalentTypes(type, other) || CrateDBColumnTypes.areTheSame(type, other);
    }

    @Override
    public int getDefaultTimestampPrecision() {
        return CrateDBColumnTypes.FRACTIONAL_DIGITS;
    }

    @Override
    public int getDefaultDecimalPrecision() {
        return CrateDBColumnTypes.LARGEST_PRECISION;
    }

    /** The driver has no methods for national texts. */
    @Override
    public NationalizationSupport getNationalizationSupport() {
        return NationalizationSupport.IMPLICIT;
    }

    @Override
    public String getArrayTypeName(
            @Nullable String javaElementTypeName, String elementTypeName, @Nullable Integer maxLength) {
        return "array(" + elementTypeName + ")";
    }

    @Override
    public AggregateSupport getAggregateSupport() {
        return NoAggregates.INSTANCE;
    }

    // Ids -------------------------------------------------------------------------------------------------------------

    @Override
    public SequenceSupport getSequenceSupport() {
        return CounterTable.INSTANCE;
    }

    @Override
    public String getQuerySequencesString() {
        return CounterTableExtractor.QUERY;
    }

    @Override
    public SequenceInformationExtractor getSequenceInformationExtractor() {
        return CounterTableExtractor.INSTANCE;
    }

    /** Without indexes, for which the driver asks by a function that the server does not have. */
    @Override
    public InformationExtractor getInformationExtractor(ExtractionContext context) {
        return new InformationExtractorJdbcDatabaseMetaDataImpl(context) {
            @Override
            public Iterable<IndexInformation> getIndexes(TableInformation table) {
                return List.of();
            }
        };
    }

    // Errors ----------------------------------------------------------------------------------------------------------

    @Override
    public SQLExceptionConversionDelegate buildSQLExceptionConversionDelegate() {
        return CrateDBErrors.INSTANCE;
    }

    @Override
    public ViolatedConstraintNameExtractor getViolatedConstraintNameExtractor() {
        return CrateDBErrors.NAMES;
    }

    /** Each statement takes effect by itself: what failed may have written before. */
    @Override
    public boolean transactionsAreAtomic() {
        return false;
    }

    @Override
    public RuntimeException outcomeCheckRefusal() {
        return CrateDBRefusal.OUTCOME_CHECK.exception();
    }

    @Override
    public FailureKind classify(SQLException exception) {
        return FailureClassifier.bySqlState().classify(exception);
    }

    // Schema ----------------------------------------------------------------------------------------------------------

    @Override
    public String generatedAs(String expression) {
        return " generated always as (" + expression + ")";
    }

    @Override
    public String[] getCreateSchemaCommand(String schemaName) {
        return new String[] {"create schema if not exists " + schemaName};
    }

    @Override
    public String[] getDropSchemaCommand(String schemaName) {
        return new String[] {"drop schema if exists " + schemaName};
    }
}
