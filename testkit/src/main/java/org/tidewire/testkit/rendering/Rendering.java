package org.tidewire.testkit.rendering;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

/**
 * A session factory that has no database: each statement is taken from Hibernate just before it would be prepared, and
 * ends there.
 */
public final class Rendering implements AutoCloseable {
    private final Map<String, Object> settings;
    private final Class<?>[] entities;
    private final RenderedStatements rendered;
    private final SessionFactory sessionFactory;

    private Rendering(RenderedStatements rendered, Map<String, Object> settings, Class<?>... entities) {
        this.rendered = rendered;
        this.settings = settings;
        this.entities = entities;
        this.sessionFactory = metadata(settings).buildSessionFactory();
    }

    /** For a server that says {@code product} and {@code version} of itself, with further settings. */
    public static Rendering of(
            String product, String version, Map<String, Object> furtherSettings, Class<?>... entities) {
        RenderedStatements rendered = RenderedStatements.of(product);
        Map<String, Object> settings = new HashMap<>();
        settings.put(AvailableSettings.ALLOW_METADATA_ON_BOOT, false);
        settings.put(AvailableSettings.JAKARTA_HBM2DDL_DB_NAME, product);
        settings.put(AvailableSettings.JAKARTA_HBM2DDL_DB_VERSION, version);
        settings.put(AvailableSettings.CONNECTION_PROVIDER, new StubConnectionProvider(rendered));
        settings.putAll(furtherSettings);
        return new Rendering(rendered, settings, entities);
    }

    public SessionFactory sessionFactory() {
        return sessionFactory;
    }

    /** The statement of a query. */
    public String query(String hql) {
        return query(session -> session.createSelectionQuery(hql, Object[].class));
    }

    /** The statement of a query that {@code prepare} makes and sets up. */
    public String query(Function<Session, ? extends org.hibernate.query.SelectionQuery<?>> prepare) {
        return statement(session -> prepare.apply(session).getResultList());
    }

    /** The statement of an insert, update or delete in HQL. */
    public String mutation(String hql) {
        return statement(session -> session.createMutationQuery(hql).executeUpdate());
    }

    /** The first statement that {@code work} sends, in a transaction. */
    public String statement(Consumer<Session> work) {
        try (Session session = sessionFactory.openSession()) {
            session.beginTransaction();
            work.accept(session);
            session.flush();
        } catch (StubConnectionProvider.Reached reached) {
            return reached.sql();
        }
        throw new AssertionError("No statement was sent");
    }

    /** The first statement that {@code work} sends, in a transaction of a stateless session. */
    public String statelessStatement(Consumer<StatelessSession> work) {
        try (StatelessSession session = sessionFactory.openStatelessSession()) {
            session.beginTransaction();
            work.accept(session);
        } catch (StubConnectionProvider.Reached reached) {
            return reached.sql();
        }
        throw new AssertionError("No statement was sent");
    }

    /** The first statement that {@code work} sends through sessions that it opens itself. */
    public String firstStatement(Runnable work) {
        try {
            work.run();
        } catch (StubConnectionProvider.Reached reached) {
            return reached.sql();
        }
        throw new AssertionError("No statement was sent");
    }

    /** The script that creates the schema, one statement a line. */
    public String createScript() {
        return script(AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_CREATE_TARGET, "create");
    }

    /** The script that drops the schema, one statement a line. */
    public String dropScript() {
        return script(AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_DROP_TARGET, "drop");
    }

    private String script(String targetSetting, String action) {
        StringWriter script = new StringWriter();
        Map<String, Object> scriptSettings = new HashMap<>(settings);
        scriptSettings.put(AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION, action);
        scriptSettings.put(targetSetting, script);
        var metadata = metadata(scriptSettings);
        var registry = ((org.hibernate.boot.spi.MetadataImplementor) metadata)
                .getMetadataBuildingOptions()
                .getServiceRegistry();
        SchemaManagementToolCoordinator.process(metadata, registry, scriptSettings, null);
        List<String> statements = script.toString()
                .lines()
                .map(line -> line.endsWith(";") ? line.substring(0, line.length() - 1) : line)
                .toList();
        statements.forEach(rendered::add);
        return String.join("\n", statements) + "\n";
    }

    private org.hibernate.boot.Metadata metadata(Map<String, Object> with) {
        return new MetadataSources(
                        new StandardServiceRegistryBuilder().applySettings(with).build())
                .addAnnotatedClasses(entities)
                .buildMetadata();
    }

    @Override
    public void close() {
        sessionFactory.close();
    }
}
