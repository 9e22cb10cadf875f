package org.tidewire.testkit.server.command;

import java.util.Map;
import org.tidewire.testkit.server.Login;

/**
 * The server that a sample runs on.
 *
 * @param description what it is, or where, as part of a sentence
 * @param login how to log in
 * @param isStandIn whether it is another product in TiDB's place
 */
public record ChosenServer(String description, Login login, boolean isStandIn) {
    /**
     * What Hibernate has to be told: detection rightly leaves a stand-in to Hibernate's own dialects, and a stand-in has no
     * version of TiDB.
     *
     * @return settings, none for a server that is what it says
     */
    public Map<String, Object> settings() {
        return isStandIn
                ? Map.of(
                        "hibernate.dialect", "TiDB",
                        "jakarta.persistence.database-product-name", "TiDB",
                        "jakarta.persistence.database-product-version", "8.5.4")
                : Map.of();
    }
}
