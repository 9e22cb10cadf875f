package org.tidewire.cratedb.internal.server;

import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cratedb.CrateDBSettings;

/** What CrateDB lacks, and what to do instead: one line for each refusal. Each was tried on 6.4.4. */
public enum CrateDBRefusal {
    OLD_SERVER("version", "use version 6.4 or later, the first with native UUIDs"),
    DRIVER_PROPERTY("the driver property", "take it out of the URL or the pool's driver properties"),
    /** 42601: neither is in the grammar. */
    UNENFORCED(
            "constraints between rows",
            "take them out of the mapping (unique, @ForeignKey(NO_CONSTRAINT)), or set " + CrateDBSettings.CONSTRAINTS
                    + "=warn to do without them");

    private final String words;
    private final String alternative;

    CrateDBRefusal(String words, String alternative) {
        this.words = words;
        this.alternative = alternative;
    }

    public UnsupportedFeatureException exception() {
        return new UnsupportedFeatureException("CrateDB", words, alternative);
    }

    /** The same, of something that has a name: a column, an entity, a value. */
    public UnsupportedFeatureException exception(String where) {
        return new UnsupportedFeatureException("CrateDB", words + " (" + where + ")", alternative);
    }
}
