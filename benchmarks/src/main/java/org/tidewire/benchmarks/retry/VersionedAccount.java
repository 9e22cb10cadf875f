package org.tidewire.benchmarks.retry;

import jakarta.persistence.Entity;
import jakarta.persistence.Version;

/** An account whose version tells who came first. */
@Entity
class VersionedAccount extends Account {
    @Version
    @SuppressWarnings("unused") // Hibernate's
    private int version;
}
