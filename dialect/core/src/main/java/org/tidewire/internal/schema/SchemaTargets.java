package org.tidewire.internal.schema;

import java.util.List;
import org.hibernate.engine.jdbc.internal.Formatter;
import org.hibernate.tool.schema.internal.Helper;
import org.hibernate.tool.schema.spi.CommandAcceptanceException;
import org.hibernate.tool.schema.spi.ExecutionOptions;
import org.hibernate.tool.schema.spi.GenerationTarget;
import org.jboss.logging.Logger;

/**
 * Where the statements of a schema go, such as a script and a database.
 *
 * @param options have the handler of statements that fail
 * @param uniqueKeysMayFail whether a unique key that cannot be added is ignored
 */
record SchemaTargets(
        ExecutionOptions options, Formatter formatter, List<GenerationTarget> targets, boolean uniqueKeysMayFail) {
    private static final Logger LOG = Logger.getLogger(SchemaTargets.class);

    void send(List<String> statements) {
        Helper.applySqlStrings(
                statements.toArray(String[]::new), formatter, options, targets.toArray(GenerationTarget[]::new));
    }

    void sendKey(TableKey key) {
        if (key.unique() && uniqueKeysMayFail) {
            for (String statement : key.statements()) {
                targets.forEach(target -> isAccepted(formatter.format(statement), target));
            }
        } else {
            send(key.statements());
        }
    }

    /**
     * Sends a statement that has an alternative.
     *
     * @return whether the database has taken it; if not, no other target has seen it
     */
    boolean sendIfAccepted(String statement) {
        int database = targets.size() - 1; // Hibernate puts it last
        if (!isAccepted(formatter.format(statement), targets.get(database))) {
            return false;
        }
        Helper.applySqlString(
                statement, formatter, options, targets.subList(0, database).toArray(GenerationTarget[]::new));
        return true;
    }

    private static boolean isAccepted(String formatted, GenerationTarget target) {
        try {
            target.accept(formatted);
            return true;
        } catch (CommandAcceptanceException e) {
            LOG.debugf("The database refuses a statement: %s", e.getMessage());
            return false;
        }
    }
}
