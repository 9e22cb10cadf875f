package org.tidewire.tidb.internal.schema;

import java.util.Map;
import java.util.Objects;
import org.hibernate.HibernateException;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;
import org.tidewire.internal.boot.TwoValuedSetting;
import org.tidewire.tidb.TiDBSettings;
import org.tidewire.tidb.internal.hint.SqlText;

/** Which tables are compared with what the server shows: see {@link TiDBSettings#COMPARE_TABLES}. */
enum ComparedTables {
    MAPPED,
    ALL;

    /**
     * Reads the setting.
     *
     * @throws HibernateException where its value is not one of those that exist
     */
    static ComparedTables configuredBy(Map<String, Object> settings) {
        return new TwoValuedSetting(TiDBSettings.COMPARE_TABLES, "mapped", "all").isOther(settings) ? ALL : MAPPED;
    }

    boolean include(Table table, String initCommands) {
        return this == ALL || saysWhatHibernateDoesNotCompare(table, initCommands);
    }

    private static boolean saysWhatHibernateDoesNotCompare(Table table, String initCommands) {
        return !table.getIndexes().isEmpty()
                || !table.getUniqueKeys().isEmpty()
                || isGiven(initCommands)
                || isGiven(table.getOptions())
                || isGiven(table.getComment())
                || (table.hasPrimaryKey() && isGiven(table.getPrimaryKey().getOptions()))
                || table.getColumns().stream().anyMatch(ComparedTables::saysMoreThanItsType);
    }

    private static boolean saysMoreThanItsType(Column column) {
        return column.isUnique()
                || isGiven(column.getOptions())
                || isGiven(column.getComment())
                || isGiven(column.getGeneratedAs())
                || isMoreThanAType(Objects.requireNonNullElse(column.getSqlType(), ""));
    }

    /** What a {@code columnDefinition} may hold. */
    private static boolean isMoreThanAType(String definition) {
        return !TiDBFeature.in(definition).isEmpty()
                || SqlText.after(definition, "comment") >= 0
                || SqlText.after(definition, "as") >= 0;
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
