package org.tidewire.cockroachdb;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.CockroachDialect;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.PostgreSQLDriverKind;
import org.hibernate.dialect.lock.spi.LockingSupport;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.exception.spi.SQLExceptionConversionDelegate;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.hibernate.mapping.Table;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.sql.ast.SqlAstTranslatorFactory;
import org.hibernate.tool.schema.spi.Exporter;
import org.tidewire.cockroachdb.internal.batch.CockroachDBKeyedForm;
import org.tidewire.cockroachdb.internal.error.CockroachDBConstraintNames;
import org.tidewire.cockroachdb.internal.error.CockroachDBExceptionConverter;
import org.tidewire.cockroachdb.internal.error.CockroachDBFailureClassifier;
import org.tidewire.cockroachdb.internal.error.FailedTransactions;
import org.tidewire.cockroachdb.internal.hint.TableHints;
import org.tidewire.cockroachdb.internal.lock.CockroachDBLockingSupport;
import org.tidewire.cockroachdb.internal.lock.SerializableLocks;
import org.tidewire.cockroachdb.internal.schema.CockroachDBTableExporter;
import org.tidewire.cockroachdb.internal.server.CockroachDBVersion;
import org.tidewire.cockroachdb.internal.sql.CockroachDBSqlAstTranslator;
import org.tidewire.cockroachdb.internal.transaction.AsOfSystemTime;
import org.tidewire.internal.batch.KeyedBatchBuilder;
import org.tidewire.internal.boot.HibernateVersion;
import org.tidewire.internal.boot.MappingValidator;
import org.tidewire.internal.commit.TypedCommits;
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
    private final LockingSupport locking = new CockroachDBLockingSupport(getVersion());
    private final CockroachDBKeyedForm batches = new CockroachDBKeyedForm();
    private final List<String> missingVariables;

    /** Assumes a current version, for use without any information on the server. */
    public CockroachDBDialect() {
        this(CockroachDBVersion.parse(CockroachDBVersion.ASSUMED));
    }

    /**
     * For a version.
     *
     * @param version CockroachDB's own version, for example {@code DatabaseVersion.make(25, 4)}
     */
    public CockroachDBDialect(DatabaseVersion version) {
        super(version);
        missingVariables = List.of();
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
        if (info.getSQLKeywords() != null) {
            registerKeywords(info);
        }
    }

    // Boot: settings are at hand, and what is thrown reaches the application ----------------------------------------

    @Override
    public void contributeTypes(TypeContributions typeContributions, ServiceRegistry serviceRegistry) {
        HibernateVersion.require();
        super.contributeTypes(typeContributions, serviceRegistry);
        TypedCommits.install(serviceRegistry, FailedTransactions::refusal);
        KeyedBatchBuilder.install(serviceRegistry, CockroachDBSettings.KEYED_BATCHES, batches);
    }

    @Override
    public void check(Metadata metadata) {
        SerializableLocks.log(missingVariables);
        batches.readMapping(metadata);
    }

    // Queries ---------------------------------------------------------------------------------------------------------

    @Override
    public SqlAstTranslatorFactory getSqlAstTranslatorFactory() {
        return new CockroachDBSqlAstTranslator.Factory();
    }

    /** {@code nulls first} and {@code nulls last} need no {@code case}, which no index serves. */
    @Override
    public boolean supportsNullPrecedence() {
        return true;
    }

    /** Hints of CockroachDB's own, such as {@code orders@{FORCE_INDEX=ix}} or {@code LOOKUP JOIN}. */
    @Override
    public String getQueryHintString(String query, List<String> hintList) {
        return TableHints.add(query, hintList);
    }

    @Override
    public LockingSupport getLockingSupport() {
        return locking;
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

    // Schema ----------------------------------------------------------------------------------------------------------

    @Override
    public Exporter<Table> getTableExporter() {
        return new CockroachDBTableExporter(this);
    }

    @Override
    public boolean supportsCommentOn() {
        return true;
    }

    // Errors ----------------------------------------------------------------------------------------------------------

    @Override
    public SQLExceptionConversionDelegate buildSQLExceptionConversionDelegate() {
        return CockroachDBExceptionConverter.INSTANCE;
    }

    @Override
    public ViolatedConstraintNameExtractor getViolatedConstraintNameExtractor() {
        return CockroachDBConstraintNames.EXTRACTOR;
    }

    @Override
    public FailureKind classify(SQLException exception) {
        return CockroachDBFailureClassifier.INSTANCE.classify(exception);
    }
}
