package org.tidewire.tidb.internal.server;

import org.hibernate.boot.Metadata;
import org.tidewire.tidb.internal.upsert.AutoRandomKeys;
import org.tidewire.tidb.internal.upsert.UniqueKeys;

/**
 * What the rendering of statements needs to know of the mapping, the settings and the server.
 *
 * @param uniqueKeys the primary and unique keys of each table
 * @param autoRandomKeys the {@code AUTO_RANDOM} columns that an insert must not set
 * @param wholeDivision whether a quotient of whole numbers is a whole number
 * @param collationSpelledOut whether literals and casts have to name their collation
 */
public record RenderingContext(
        UniqueKeys uniqueKeys, AutoRandomKeys autoRandomKeys, boolean wholeDivision, boolean collationSpelledOut) {
    /** Before the mapping and the settings are known. */
    public static RenderingContext of(TiDBServer server) {
        return new RenderingContext(
                UniqueKeys.UNKNOWN,
                AutoRandomKeys.UNKNOWN,
                true,
                server.collation().isSpelledOut());
    }

    public RenderingContext withWholeDivision(boolean whole) {
        return new RenderingContext(uniqueKeys, autoRandomKeys, whole, collationSpelledOut);
    }

    public RenderingContext withMapping(Metadata metadata, TiDBServer server) {
        return new RenderingContext(
                UniqueKeys.of(metadata), AutoRandomKeys.of(metadata, server), wholeDivision, collationSpelledOut);
    }
}
