package org.tidewire.databend.internal.sequence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.boot.model.relational.QualifiedSequenceName;
import org.hibernate.boot.spi.SessionFactoryOptions;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.id.enhanced.NoopOptimizer;
import org.hibernate.id.enhanced.Optimizer;
import org.hibernate.id.enhanced.PooledLoOptimizer;
import org.hibernate.id.enhanced.PooledLoThreadLocalOptimizer;
import org.hibernate.id.enhanced.PooledOptimizer;
import org.hibernate.id.enhanced.SequenceStyleGenerator;
import org.hibernate.metamodel.mapping.internal.BasicEntityIdentifierMappingImpl;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.tool.schema.Action;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator.ActionGrouping;
import org.jboss.logging.Logger;
import org.tidewire.databend.internal.server.DatabendCapability;
import org.tidewire.databend.internal.type.DatabendLiterals;

/**
 * Compares the positions of sequences with the ids in their tables. Databend has no primary keys, so a sequence that is created
 * for a filled table, or created again, would generate existing ids without an error.
 *
 * <p>Where Hibernate may change the schema, an unused sequence is moved past the highest id; any other is logged. This costs two
 * queries where the mapping has sequences.
 */
public final class SequencePositions {
    private static final Logger LOG = Logger.getLogger(SequencePositions.class);

    private final SessionFactoryImplementor sessionFactory;
    private final Map<String, MappedSequence> sequences = new TreeMap<>();

    private SequencePositions(SessionFactoryImplementor sessionFactory) {
        this.sessionFactory = sessionFactory;
        sessionFactory.getMappingMetamodel().forEachEntityDescriptor(this::add);
    }

    /** A sequence, and the queries for the highest ids that it may have generated. */
    private record MappedSequence(String name, SequenceStyleGenerator generator, Set<String> queries) {
        /** The lowest id that the next value generates. */
        long lowestId(long next) {
            boolean pooled = generator.getOptimizer() instanceof PooledOptimizer;
            return pooled && next != initialValue() ? next - increment() + 1 : next;
        }

        int initialValue() {
            return generator.getDatabaseStructure().getInitialValue();
        }

        int increment() {
            return generator.getDatabaseStructure().getIncrementSize();
        }

        /** The pooled optimizer reads a value as the last id of its block, the other optimizers as the first. */
        long startAfter(long highest) {
            return highest + (generator.getOptimizer() instanceof PooledOptimizer ? increment() : 1);
        }

        String recreated(long start) {
            return "drop sequence if exists " + name + "; " + created(start);
        }

        String created(long start) {
            return "create sequence " + name + " start " + start + " increment " + increment();
        }
    }

    public static void check(SessionFactoryImplementor sessionFactory) {
        SessionFactoryOptions options = sessionFactory.getSessionFactoryOptions();
        if (options.isMultiTenancyEnabled() || options.getTenantSchemaMapper() != null) {
            return; // one sequence, and a table for each tenant
        }
        SequencePositions positions = new SequencePositions(sessionFactory);
        if (positions.sequences.isEmpty()) {
            return;
        }
        JdbcConnectionAccess access = sessionFactory.getJdbcServices().getBootstrapJdbcConnectionAccess();
        try {
            Connection connection = access.obtainConnection();
            try (Statement statement = connection.createStatement()) {
                positions.check(statement);
            } finally {
                access.releaseConnection(connection);
            }
        } catch (SQLException e) {
            LOG.warnf("Sequences could not be compared with the ids of their tables: %s", e.getMessage());
        }
    }

    private void add(EntityPersister entity) {
        if (!entity.isAbstract() // a superclass may have no table
                && entity.getGenerator() instanceof SequenceStyleGenerator generator
                && generator.getDatabaseStructure().isPhysicalSequence()
                && givesIds(generator)
                && entity.getIdentifierMapping() instanceof BasicEntityIdentifierMappingImpl id
                && Number.class.isAssignableFrom(id.getJavaType().getJavaTypeClass())) {
            var qualified = generator.getDatabaseStructure().getPhysicalName();
            String name = sessionFactory
                    .getSqlStringGenerationContext()
                    .format(new QualifiedSequenceName(null, null, qualified.getObjectName()));
            String key = qualified.getObjectName().getText().toLowerCase(Locale.ROOT);
            sequences
                    .computeIfAbsent(key, ignored -> new MappedSequence(name, generator, new TreeSet<>()))
                    .queries()
                    .add("select " + DatabendLiterals.string(key) + ", max(" + id.getSelectionExpression() + ") from "
                            + entity.getIdentifierTableDetails().getTableName());
        }
    }

    /** Subclasses, such as the generator of scattered ids, and other optimizers, such as hilo, compute other ids. */
    private static boolean givesIds(SequenceStyleGenerator generator) {
        Optimizer optimizer = generator.getOptimizer();
        return generator.getClass() == SequenceStyleGenerator.class
                && (optimizer instanceof NoopOptimizer
                        || optimizer instanceof PooledOptimizer
                        || optimizer instanceof PooledLoOptimizer
                        || optimizer instanceof PooledLoThreadLocalOptimizer);
    }

    private void check(Statement statement) throws SQLException {
        Map<String, Long> next = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(DatabendSequenceInformationExtractor.QUERY)) {
            while (rows.next()) {
                String name = rows.getString("name").toLowerCase(Locale.ROOT);
                if (sequences.containsKey(name)) {
                    next.put(name, rows.getLong("current"));
                }
            }
        }
        if (next.isEmpty()) {
            return;
        }
        Map<String, Long> highest = highestIds(statement, next.keySet());
        for (Map.Entry<String, Long> position : next.entrySet()) {
            MappedSequence sequence = sequences.get(position.getKey());
            Long id = highest.get(position.getKey());
            if (sequence != null && id != null && sequence.lowestId(position.getValue()) <= id) {
                advance(statement, sequence, position.getValue(), id);
            }
        }
    }

    private Map<String, Long> highestIds(Statement statement, Set<String> names) throws SQLException {
        String query = sequences.entrySet().stream()
                .filter(entry -> names.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().queries().stream())
                .collect(Collectors.joining(" union all "));
        Map<String, Long> highest = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                long id = rows.getLong(2);
                if (!rows.wasNull()) {
                    highest.merge(rows.getString(1), id, Math::max);
                }
            }
        }
        return highest;
    }

    private void advance(Statement statement, MappedSequence sequence, long next, long highest) throws SQLException {
        long start = sequence.startAfter(highest);
        boolean hasStarts = DatabendCapability.SEQUENCE_INCREMENTS.isIn(
                sessionFactory.getJdbcServices().getDialect().getVersion());
        if (next == sequence.initialValue() && start > highest && hasStarts && mayChangeSchema()) {
            statement.execute("drop sequence if exists " + sequence.name());
            statement.execute(sequence.created(start));
            LOG.infof(
                    "The sequence %s starts at %s, as the highest id of its tables is %s.",
                    sequence.name(), start, highest);
        } else {
            LOG.warnf(
                    "The sequence %s gives ids from %s on, and its tables have ids up to %s: Databend would store duplicate ids"
                            + " without an error. While no application inserts, execute: %s",
                    sequence.name(), sequence.lowestId(next), highest, sequence.recreated(start));
        }
    }

    private boolean mayChangeSchema() {
        return ActionGrouping.interpret(Set.of("orm"), sessionFactory.getProperties()).stream()
                .map(ActionGrouping::databaseAction)
                .anyMatch(action -> action != Action.NONE && action != Action.VALIDATE);
    }
}
