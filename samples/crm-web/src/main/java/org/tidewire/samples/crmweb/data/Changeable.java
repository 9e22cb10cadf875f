package org.tidewire.samples.crmweb.data;

import jakarta.persistence.Column;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.jpa.domain.support.AuditingEntityListener;
import org.tidewire.cratedb.annotation.RowVersion;

/** What two people may edit at once: its version tells whether it is still what they have seen, its times tell when. */
@MappedSuperclass
@EntityListeners(AuditingEntityListener.class)
public abstract class Changeable {
    /** On CrateDB the server's own; elsewhere a column. */
    @Version
    @RowVersion
    @Column(nullable = false)
    private long version;

    @CreatedDate
    @Column(nullable = false, updatable = false)
    private Instant createdAt;

    @LastModifiedDate
    @Column(nullable = false)
    private Instant changedAt;

    /** For Jakarta Persistence and Spring Data, which fill the fields. */
    @SuppressWarnings("NullAway.Init")
    protected Changeable() {}

    /** Another one after each change. */
    public long version() {
        return version;
    }

    /** When it was made, by this machine's clock. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it was changed last, by this machine's clock; bulk updates leave it alone. */
    public Instant changedAt() {
        return changedAt;
    }
}
