package org.tidewire.tidb.internal.server;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.SessionFactoryOptions;
import org.hibernate.engine.jdbc.connections.spi.ConnectionProvider;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;
import org.hibernate.engine.jdbc.env.spi.NameQualifierSupport;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.boot.DroppedQualifiers;

/**
 * What JDBC calls a database of TiDB: a catalog, or a schema where the URL of Connector/J says {@code
 * databaseTerm=SCHEMA}. The names of Hibernate follow, and what has no place in them is refused.
 */
public enum DatabaseTerm {
    /** The driver's default. {@link java.sql.Connection#setSchema} does nothing. */
    CATALOG(NameQualifierSupport.CATALOG, DroppedQualifiers.SCHEMA),
    SCHEMA(NameQualifierSupport.SCHEMA, DroppedQualifiers.CATALOG);

    private final NameQualifierSupport names;
    private final DroppedQualifiers dropped;

    DatabaseTerm(NameQualifierSupport names, DroppedQualifiers dropped) {
        this.names = names;
        this.dropped = dropped;
    }

    /** Asks the driver, which does not ask the server. */
    static DatabaseTerm of(@Nullable DatabaseMetaData metadata) {
        try {
            return metadata != null
                            && metadata.supportsSchemasInTableDefinitions()
                            && !metadata.supportsCatalogsInTableDefinitions()
                    ? SCHEMA
                    : CATALOG;
        } catch (SQLException e) {
            return CATALOG;
        }
    }

    public NameQualifierSupport names() {
        return names;
    }

    public void check(Metadata metadata) {
        List<String> droppedNames = dropped.in(metadata);
        if (!droppedNames.isEmpty()) {
            TiDBRefusal refusal = this == CATALOG ? TiDBRefusal.SCHEMA_OF_NAME : TiDBRefusal.CATALOG_OF_NAME;
            throw refusal.exception(String.join(", ", droppedNames));
        }
    }

    /** Hibernate calls {@link java.sql.Connection#setSchema} for each session, unless a provider of connections does it. */
    public void check(SessionFactoryOptions options) {
        if (this == CATALOG && options.getTenantSchemaMapper() != null && !providerSetsSchema(options)) {
            throw TiDBRefusal.TENANT_SCHEMAS.exception();
        }
    }

    private static boolean providerSetsSchema(SessionFactoryOptions options) {
        var registry = options.getServiceRegistry();
        return options.isMultiTenancyEnabled()
                ? registry.requireService(MultiTenantConnectionProvider.class).handlesConnectionSchema()
                : registry.requireService(ConnectionProvider.class).handlesConnectionSchema();
    }
}
