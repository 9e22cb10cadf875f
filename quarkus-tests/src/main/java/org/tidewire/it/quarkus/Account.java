package org.tidewire.it.quarkus;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.tidewire.tidb.annotation.ScatteredSequence;
import org.tidewire.tidb.annotation.Ttl;

/** With an id and a table option of TiDB's own. */
@Entity
@Ttl(column = "opened", after = 36500)
public class Account {
    @Id
    @ScatteredSequence(allocationSize = 50)
    Long id;

    @Version
    int version;

    int balance;
    Instant opened = Instant.parse("2026-01-01T00:00:00Z");

    protected Account() {}

    Account(int balance) {
        this.balance = balance;
    }
}
