package org.tidewire.tidb.internal.schema;

import java.util.function.Supplier;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.tool.schema.extract.internal.InformationExtractorMySQLImpl;
import org.hibernate.tool.schema.extract.spi.ExtractionContext;
import org.hibernate.tool.schema.extract.spi.NameSpaceForeignKeysInformation;
import org.hibernate.tool.schema.extract.spi.NameSpaceIndexesInformation;
import org.hibernate.tool.schema.extract.spi.NameSpacePrimaryKeysInformation;
import org.hibernate.tool.schema.extract.spi.NameSpaceTablesInformation;
import org.jspecify.annotations.Nullable;

/**
 * For {@code databaseTerm=SCHEMA}: Hibernate's queries for MySQL read the keys of all tables of a database at once, and name the
 * database in the columns for catalogs. The driver's metadata, which has the tables, names it in those for schemas.
 */
public final class TiDBInformationExtractor extends InformationExtractorMySQLImpl {
    private boolean inQuery;

    public TiDBInformationExtractor(ExtractionContext context) {
        super(context);
    }

    @Override
    public NameSpacePrimaryKeysInformation getPrimaryKeys(Identifier catalog, Identifier schema) {
        return read(true, () -> super.getPrimaryKeys(catalog, schema));
    }

    @Override
    public NameSpaceForeignKeysInformation getForeignKeys(Identifier catalog, Identifier schema) {
        return read(true, () -> super.getForeignKeys(catalog, schema));
    }

    @Override
    public NameSpaceIndexesInformation getIndexes(Identifier catalog, Identifier schema) {
        return read(true, () -> super.getIndexes(catalog, schema));
    }

    /** Also called for the tables that foreign keys refer to, while those are read. */
    @Override
    public NameSpaceTablesInformation getTables(Identifier catalog, Identifier schema) {
        return read(false, () -> super.getTables(catalog, schema));
    }

    /** The catalog of all tables is {@code def} then. */
    @Override
    protected @Nullable String determineTableSchema(@Nullable Identifier catalog, @Nullable Identifier schema) {
        return schema == null ? null : schema.getText();
    }

    private <T> T read(boolean byQuery, Supplier<T> reading) {
        boolean before = inQuery;
        inQuery = byQuery;
        try {
            return reading.get();
        } finally {
            inQuery = before;
        }
    }

    @Override
    protected String getResultSetCatalogLabel() {
        return inQuery ? super.getResultSetSchemaLabel() : super.getResultSetCatalogLabel();
    }

    @Override
    protected String getResultSetSchemaLabel() {
        return inQuery ? super.getResultSetCatalogLabel() : super.getResultSetSchemaLabel();
    }

    @Override
    protected String getResultSetPrimaryKeyCatalogLabel() {
        return inQuery ? super.getResultSetPrimaryKeySchemaLabel() : super.getResultSetPrimaryKeyCatalogLabel();
    }

    @Override
    protected String getResultSetPrimaryKeySchemaLabel() {
        return inQuery ? super.getResultSetPrimaryKeyCatalogLabel() : super.getResultSetPrimaryKeySchemaLabel();
    }

    @Override
    protected String getResultSetForeignKeyCatalogLabel() {
        return inQuery ? super.getResultSetForeignKeySchemaLabel() : super.getResultSetForeignKeyCatalogLabel();
    }

    @Override
    protected String getResultSetForeignKeySchemaLabel() {
        return inQuery ? super.getResultSetForeignKeyCatalogLabel() : super.getResultSetForeignKeySchemaLabel();
    }
}
