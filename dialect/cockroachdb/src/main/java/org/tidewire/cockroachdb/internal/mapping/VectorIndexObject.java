package org.tidewire.cockroachdb.internal.mapping;

import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.QualifiedTableName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.tidewire.cockroachdb.CockroachDBDialect;

/**
 * A vector index as an object of its own: Hibernate creates these when it updates a schema too, and what belongs to a table only with
 * the table.
 *
 * @param name in DDL
 * @param columns with the class of operators
 */
record VectorIndexObject(String name, QualifiedTableName table, String columns) implements AuxiliaryDatabaseObject {
    @Override
    public boolean appliesToDialect(Dialect dialect) {
        return dialect instanceof CockroachDBDialect;
    }

    @Override
    public boolean beforeTablesOnCreation() {
        return false;
    }

    @Override
    public String[] sqlCreateStrings(SqlStringGenerationContext context) {
        return new String[] {
            "create vector index if not exists %s on %s (%s)".formatted(name, context.format(table), columns)
        };
    }

    /** It goes with its table. */
    @Override
    public String[] sqlDropStrings(SqlStringGenerationContext context) {
        return new String[0];
    }

    @Override
    public String getExportIdentifier() {
        return table.render() + "." + name;
    }
}
