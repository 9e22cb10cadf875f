package org.tidewire.databend.internal.server;

import java.util.List;
import java.util.Map;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Table;
import org.jboss.logging.Logger;
import org.tidewire.databend.DatabendSettings;
import org.tidewire.internal.boot.TwoValuedSetting;
import org.tidewire.internal.unkeyed.UnenforcedConstraints;

/**
 * Logs the constraints and indexes of the mapping that are not in the schema, since Databend has none, with one line for each
 * kind; and the checks that are not always enforced, with one line for all.
 */
public enum DatabendConstraints {
    WARN,
    REFUSE;

    private static final Logger LOG = Logger.getLogger(DatabendConstraints.class);
    private static final UnenforcedConstraints MISSING =
            new UnenforcedConstraints("Databend", DatabendConstraints.class);

    /**
     * Reads the setting.
     *
     * @throws org.hibernate.HibernateException where the value is neither of the two
     */
    public static DatabendConstraints configuredBy(Map<String, Object> settings) {
        return new TwoValuedSetting(DatabendSettings.CONSTRAINTS, "warn", "refuse").isOther(settings) ? REFUSE : WARN;
    }

    public void check(Metadata metadata) {
        List<Table> tables = UnenforcedConstraints.tables(metadata);
        if (this == REFUSE) {
            UnenforcedConstraints.refuse(tables, DatabendRefusal.UNENFORCED::exception);
        }
        MISSING.logPrimaryKeys(tables);
        MISSING.log(tables, "see @ClusterBy");
        List<String> checked = tables.stream()
                .filter(DatabendConstraints::hasCheck)
                .map(Table::getName)
                .toList();
        if (!checked.isEmpty()) {
            LOG.warnf(
                    "Databend enforces the check constraints of %s on 'insert ... values' only, not on updates, merges and"
                            + " inserts of a query, and refuses inserts that leave out a column which a check mentions.",
                    checked);
        }
    }

    private static boolean hasCheck(Table table) {
        return !table.getChecks().isEmpty()
                || table.getColumns().stream()
                        .flatMap(column -> column.getCheckConstraints().stream())
                        .anyMatch(check -> check.getConstraint() != null);
    }
}
