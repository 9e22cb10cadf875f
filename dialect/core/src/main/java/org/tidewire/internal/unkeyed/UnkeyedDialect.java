package org.tidewire.internal.unkeyed;

import jakarta.persistence.Timeout;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.hibernate.LockMode;
import org.hibernate.LockOptions;
import org.hibernate.Locking;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.TimeZoneSupport;
import org.hibernate.dialect.lock.LockingStrategy;
import org.hibernate.dialect.lock.internal.NoLockingSupport;
import org.hibernate.dialect.lock.spi.LockingSupport;
import org.hibernate.dialect.pagination.LimitHandler;
import org.hibernate.dialect.pagination.LimitOffsetLimitHandler;
import org.hibernate.dialect.unique.UniqueDelegate;
import org.hibernate.engine.jdbc.env.spi.IdentifierCaseStrategy;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelper;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelperBuilder;
import org.hibernate.engine.jdbc.env.spi.NameQualifierSupport;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.spi.RuntimeModelCreationContext;
import org.hibernate.persister.entity.EntityPersister;
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
import org.hibernate.tool.schema.spi.Exporter;
import org.jspecify.annotations.Nullable;
import org.tidewire.UnsupportedFeatureException;

/**
 * A database without row locks, unique constraints, foreign keys and temporary tables, which compares no rows as SQL does, and
 * whose databases are JDBC's schemas.
 */
public abstract class UnkeyedDialect extends Dialect {
    private final NoRowLocks noRowLocks = new NoRowLocks(this::rowLockRefusal);

    /**
     * For a server.
     *
     * @param version of the server
     */
    protected UnkeyedDialect(DatabaseVersion version) {
        super(version);
    }

    /** As messages have it. */
    protected abstract String databaseName();

    /** What asks for a lock gets this. */
    protected abstract UnsupportedFeatureException rowLockRefusal();

    /** A generator that counts in a table gets this. */
    protected abstract UnsupportedFeatureException tableGeneratorRefusal();

    /** What renders a statement. */
    protected abstract <T extends JdbcOperation> SqlAstTranslator<T> translator(
            SessionFactoryImplementor sessionFactory, Statement statement);

    /** Words that are quoted as names, without a setting. */
    protected abstract Set<String> reservedWords();

    // Rows ------------------------------------------------------------------------------------------------------------

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

    // Queries ---------------------------------------------------------------------------------------------------------

    @Override
    public SqlAstTranslatorFactory getSqlAstTranslatorFactory() {
        return new StandardSqlAstTranslatorFactory() {
            @Override
            protected <T extends JdbcOperation> SqlAstTranslator<T> buildTranslator(
                    SessionFactoryImplementor sessionFactory, Statement statement) {
                return translator(sessionFactory, statement);
            }
        };
    }

    @Override
    public void appendBooleanValueString(SqlAppender appender, boolean bool) {
        appender.appendSql(bool);
    }

    @Override
    public LimitHandler getLimitHandler() {
        return LimitOffsetLimitHandler.INSTANCE;
    }

    /** So a page with a fetched collection is read as a page. */
    @Override
    public boolean supportsOffsetInSubquery() {
        return true;
    }

    /** Or the translator refuses it by name, as Hibernate leaves it as it is. */
    @Override
    public boolean supportsLateral() {
        return true;
    }

    @Override
    public boolean supportsDistinctFromPredicate() {
        return true;
    }

    /** Hibernate's {@code case} in its place is right on each: one server counts constants without looking at the filter. */
    @Override
    public boolean supportsFilterClause() {
        return false;
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
        return "select " + currentTimestamp();
    }

    // Types -----------------------------------------------------------------------------------------------------------

    /** A timestamp is an instant, and keeps no zone. */
    @Override
    public TimeZoneSupport getTimeZoneSupport() {
        return TimeZoneSupport.NORMALIZE;
    }

    @Override
    public boolean supportsStandardArrays() {
        return true;
    }

    /** No driver makes LOB objects that its server could store, and Hibernate need not ask each connection for one. */
    @Override
    public boolean getDefaultNonContextualLobCreation() {
        return true;
    }

    @Override
    public boolean supportsJdbcConnectionLobCreation(@Nullable DatabaseMetaData databaseMetaData) {
        return false;
    }

    // Locks -----------------------------------------------------------------------------------------------------------

    @Override
    public LockingSupport getLockingSupport() {
        return NoLockingSupport.NO_LOCKING_SUPPORT;
    }

    @Override
    @SuppressWarnings("removal") // LockOptions is a parameter of the overridden method
    public LockingClauseStrategy getLockingClauseStrategy(QuerySpec querySpec, LockOptions lockOptions) {
        noRowLocks.refuse(lockOptions);
        return super.getLockingClauseStrategy(querySpec, lockOptions);
    }

    @Override
    @SuppressWarnings("removal") // Locking.Scope is a parameter of the overridden method
    public LockingStrategy getLockingStrategy(EntityPersister lockable, LockMode lockMode, Locking.Scope lockScope) {
        return NoRowLocks.areAsked(lockMode) ? noRowLocks : super.getLockingStrategy(lockable, lockMode, lockScope);
    }

    /** Asked by a generator that counts in a table. */
    @Override
    public String getForUpdateString() {
        throw tableGeneratorRefusal();
    }

    /**
     * Asked without key columns by statements that Hibernate prepares at boot: of generators that count in a table, and of the
     * owner of a row with {@code @TenantId}, which does not change and needs no lock.
     */
    @Override
    @SuppressWarnings("removal") // LockOptions is a parameter of the overridden method
    public String applyLocksToSql(String sql, LockOptions lockOptions, @Nullable Map<String, String[]> keyColumnNames) {
        if (keyColumnNames != null) {
            noRowLocks.refuse(lockOptions);
        }
        return sql;
    }

    @Override
    public String getWriteLockString(Timeout timeout) {
        throw rowLockRefusal();
    }

    @Override
    public String getReadLockString(Timeout timeout) {
        throw rowLockRefusal();
    }

    // Writing ---------------------------------------------------------------------------------------------------------

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
        return new IdListMutationStrategy(entity, databaseName());
    }

    @Override
    public SqmMultiTableInsertStrategy getFallbackSqmInsertStrategy(
            EntityMappingType entity, RuntimeModelCreationContext context) {
        return new InsertSelectStrategy(databaseName());
    }

    // Schema ----------------------------------------------------------------------------------------------------------

    @Override
    public NameQualifierSupport getNameQualifierSupport() {
        return NameQualifierSupport.SCHEMA;
    }

    /** Unquoted names are folded to small letters, and quoted ones are kept as they are. */
    @Override
    public IdentifierHelper buildIdentifierHelper(IdentifierHelperBuilder builder, @Nullable DatabaseMetaData metadata)
            throws SQLException {
        builder.setUnquotedCaseStrategy(IdentifierCaseStrategy.LOWER);
        builder.setQuotedCaseStrategy(IdentifierCaseStrategy.MIXED);
        builder.setAutoQuoteKeywords(true);
        builder.setReservedWords(reservedWords());
        builder.setNameQualifierSupport(getNameQualifierSupport());
        return builder.build();
    }

    @Override
    public UniqueDelegate getUniqueDelegate() {
        return NoConstraints.INSTANCE;
    }

    @Override
    public Exporter<UniqueKey> getUniqueKeyExporter() {
        return NoConstraints.exporter();
    }

    @Override
    public Exporter<ForeignKey> getForeignKeyExporter() {
        return NoConstraints.exporter();
    }

    @Override
    public Exporter<Index> getIndexExporter() {
        return NoConstraints.exporter();
    }

    @Override
    public boolean dropConstraints() {
        return false;
    }

    @Override
    public boolean supportsIfExistsBeforeTableName() {
        return true;
    }

    @Override
    public boolean supportsCommentOn() {
        return false;
    }
}
