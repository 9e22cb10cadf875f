package org.tidewire.internal.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.resource.transaction.spi.DdlTransactionIsolator;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.tool.schema.extract.internal.CachingDatabaseInformationImpl;
import org.hibernate.tool.schema.extract.spi.DatabaseInformation;
import org.hibernate.tool.schema.internal.GroupedSchemaValidatorImpl;
import org.hibernate.tool.schema.internal.HibernateSchemaManagementTool;
import org.hibernate.tool.schema.internal.exec.JdbcContext;
import org.hibernate.tool.schema.spi.ContributableMatcher;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.hibernate.tool.schema.spi.SchemaFilter;

/** Hibernate's validator of schemas. It reads the indexes of all tables at once, as Hibernate's migrator does. */
public final class CachingSchemaValidator extends GroupedSchemaValidatorImpl {
    private final Consumer<Connection> afterwards;

    /** @param afterwards uses the connection once the schema is valid */
    public CachingSchemaValidator(
            HibernateSchemaManagementTool tool, SchemaFilter filter, Consumer<Connection> afterwards) {
        super(tool, filter);
        this.afterwards = afterwards;
    }

    @Override
    public void doValidation(Metadata metadata, ExecutionOptions options, ContributableMatcher matcher) {
        ServiceRegistry services = tool.getServiceRegistry();
        JdbcEnvironment environment = services.requireService(JdbcEnvironment.class);
        SqlStringGenerationContext names = SqlStringGenerationContextImpl.fromConfigurationMap(
                environment, metadata.getDatabase(), options.getConfigurationValues());
        JdbcContext jdbc = tool.resolveJdbcContext(options.getConfigurationValues());
        try (DdlTransactionIsolator isolator = tool.getDdlTransactionIsolator(jdbc)) {
            DatabaseInformation existing =
                    new CachingDatabaseInformationImpl(services, environment, names, isolator, tool);
            try {
                performValidation(metadata, existing, options, matcher, jdbc.getDialect());
                afterwards.accept(isolator.getIsolatedConnection());
            } finally {
                existing.cleanup();
            }
        } catch (SQLException e) {
            throw jdbc.getSqlExceptionHelper().convert(e, "The schema could not be read");
        }
    }
}
