package org.tidewire.databend;

import java.util.Collection;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;
import org.tidewire.databend.internal.schema.DatabendTableExporter;
import org.tidewire.databend.internal.type.DatabendLiterals;

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

    // Constraints -----------------------------------------------------------------------------------------------------

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
}
