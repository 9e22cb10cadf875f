package org.tidewire.tidb.internal.server;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Table;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says which constraints of the mapping a server does not enforce, for the settings that it has. */
public final class UnenforcedConstraints {
    private static final Logger LOG = Logger.getLogger(UnenforcedConstraints.class);

    private UnenforcedConstraints() {}

    public static void log(Metadata metadata, TiDBServer server) {
        Collection<Table> tables = metadata.collectTableMappings();
        Set<Column> discriminators = discriminators(metadata);
        List<String> withChecks = tables.stream()
                .filter(table -> hasCheck(table, discriminators))
                .map(Table::getName)
                .sorted()
                .toList();
        if (!server.checksEnforced() && !withChecks.isEmpty()) {
            LOG.warnf("TiDB does not enforce the check constraints of %s: %s.", withChecks, whyNoChecks(server));
        }
        boolean hasForeignKeys = tables.stream()
                .anyMatch(table -> !table.getForeignKeyCollection().isEmpty());
        String whyNoForeignKeys = whyNoForeignKeys(server);
        if (whyNoForeignKeys != null && hasForeignKeys) {
            LOG.warnf("TiDB does not enforce the foreign keys of the mapping: %s.", whyNoForeignKeys);
        }
    }

    private static @Nullable String whyNoForeignKeys(TiDBServer server) {
        if (!TiDBCapability.FOREIGN_KEYS.isIn(server.version())) {
            return "it does so from 6.6 on";
        }
        if (!server.foreignKeysEnabled()) {
            return "tidb_enable_foreign_key is off on this server, and those that are made meanwhile stay without effect"
                    + " when it is on again";
        }
        return server.foreignKeysChecked() ? null : "foreign_key_checks is off on this server";
    }

    private static String whyNoChecks(TiDBServer server) {
        if (!TiDBCapability.CHECK_CONSTRAINTS.isIn(server.version())) {
            return "it does so from 7.2 on";
        }
        return server.asked()
                ? "tidb_enable_check_constraint is off on this server"
                : "tidb_enable_check_constraint is off by default, and the server was not asked";
    }

    /** Hibernate alone writes them, and checks them for itself: nobody needs to be told. */
    private static Set<Column> discriminators(Metadata metadata) {
        Set<Column> discriminators = Collections.newSetFromMap(new IdentityHashMap<>());
        metadata.getEntityBindings().stream()
                .map(PersistentClass::getDiscriminator)
                .filter(discriminator -> discriminator != null)
                .flatMap(discriminator -> discriminator.getSelectables().stream())
                .forEach(selectable -> {
                    if (selectable instanceof Column column) {
                        discriminators.add(column);
                    }
                });
        return discriminators;
    }

    private static boolean hasCheck(Table table, Set<Column> discriminators) {
        return !table.getChecks().isEmpty()
                || table.getColumns().stream()
                        .anyMatch(column -> column.hasCheckConstraint() && !discriminators.contains(column));
    }
}
