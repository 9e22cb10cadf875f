package org.tidewire.cratedb.internal.connection;

import java.util.Locale;
import java.util.Map;
import org.hibernate.HibernateException;
import org.tidewire.cratedb.CrateDBSettings;

/** The values of {@link CrateDBSettings#REFRESH}. */
enum RefreshMode {
    AUTO,
    COMMIT,
    NEVER;

    static RefreshMode of(Map<String, Object> settings) {
        String value = String.valueOf(settings.getOrDefault(CrateDBSettings.REFRESH, "auto"))
                .trim();
        for (RefreshMode mode : values()) {
            if (mode.name().equals(value.toUpperCase(Locale.ROOT))) {
                return mode;
            }
        }
        throw new HibernateException(CrateDBSettings.REFRESH + "=" + value + " is none of auto, commit and never");
    }
}
