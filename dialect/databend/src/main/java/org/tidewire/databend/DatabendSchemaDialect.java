package org.tidewire.databend;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Collection;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.dialect.unique.UniqueDelegate;
import org.hibernate.engine.jdbc.env.spi.IdentifierCaseStrategy;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelper;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelperBuilder;
import org.hibernate.engine.jdbc.env.spi.NameQualifierSupport;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.UniqueKey;
import org.hibernate.tool.schema.spi.Exporter;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.query.DatabendKeywords;
import org.tidewire.databend.internal.schema.DatabendTableExporter;
import org.tidewire.databend.internal.type.DatabendLiterals;
import org.tidewire.internal.unkeyed.NoConstraints;

/** Names, constraints and comments in the DDL of a schema, for {@link DatabendDialect}. */
abstract class DatabendSchemaDialect extends DatabendSqlDialect {
    DatabendSchemaDialect(DatabaseVersion version) {
        super(version);
    }

    // Names -----------------------------------------------------------------------------------------------------------

    @Override
    public char openQuote() {
        return '`';
    }

    @Override
    public char closeQuote() {
        return '`';
    }

    /** Databases are JDBC's schemas: the driver has one catalog. */
    @Override
    public NameQualifierSupport getNameQualifierSupport() {
        return NameQualifierSupport.SCHEMA;
    }

    /**
     * Unquoted names are folded to small letters, and quoted ones are kept as they are. Names that the grammar refuses are quoted, without a
     * setting.
     */
    @Override
    public IdentifierHelper buildIdentifierHelper(IdentifierHelperBuilder builder, @Nullable DatabaseMetaData metadata)
            throws SQLException {
        builder.setUnquotedCaseStrategy(IdentifierCaseStrategy.LOWER);
        builder.setQuotedCaseStrategy(IdentifierCaseStrategy.MIXED);
        builder.setAutoQuoteKeywords(true);
        builder.setReservedWords(DatabendKeywords.RESERVED);
        builder.setNameQualifierSupport(getNameQualifierSupport());
        return builder.build();
    }

    // Constraints -----------------------------------------------------------------------------------------------------

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

    /** Nothing may follow the comment of a column: the table has the column's checks. */
    @Override
    public boolean supportsColumnCheck() {
        return false;
    }

    /**
     * Asked by Hibernate where it would check the columns of a class of a {@code SINGLE_TABLE} hierarchy, which would refuse
     * every insert of another class: it leaves them out. The checks that the mapping spells out are {@link
     * DatabendTableExporter}'s.
     */
    @Override
    public boolean supportsTableCheck() {
        return false;
    }

    /** Databend refuses what a check leaves unknown; SQL accepts it. */
    @Override
    public String getCheckConstraintString(CheckConstraint check) {
        String name = check.isNamed() ? " constraint " + check.getName() : "";
        return name + " check (coalesce(" + check.getConstraint() + ", true))";
    }

    /**
     * The values of enums and discriminators are not checked: a row of another class of the hierarchy has no such column in
     * its insert, which Databend refuses where a check mentions the column (error 1065).
     */
    @Override
    public @Nullable String getCheckCondition(String columnName, Collection<?> valueSet, JdbcType jdbcType) {
        return null;
    }

    @Override
    public @Nullable String getCheckCondition(String columnName, String[] values) {
        return null;
    }

    @Override
    public @Nullable String getCheckCondition(String columnName, Long[] values) {
        return null;
    }

    @Override
    public @Nullable String getCheckCondition(String columnName, long min, long max) {
        return null;
    }

    // Comments --------------------------------------------------------------------------------------------------------

    @Override
    public boolean supportsCommentOn() {
        return false;
    }

    @Override
    public String getTableComment(String comment) {
        return " comment = " + DatabendLiterals.string(comment);
    }

    @Override
    public String getColumnComment(String comment) {
        return " comment " + DatabendLiterals.string(comment);
    }

    // Databases and tables --------------------------------------------------------------------------------------------

    @Override
    public String[] getCreateSchemaCommand(String schemaName) {
        return new String[] {"create database " + schemaName};
    }

    @Override
    public String[] getDropSchemaCommand(String schemaName) {
        return new String[] {"drop database if exists " + schemaName};
    }

    @Override
    public boolean supportsIfExistsBeforeTableName() {
        return true;
    }
}
