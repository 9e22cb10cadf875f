package org.tidewire.it.repository;

import jakarta.persistence.Column;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.springframework.data.annotation.CreatedBy;
import org.springframework.data.annotation.CreatedDate;
import org.springframework.data.annotation.LastModifiedBy;
import org.springframework.data.annotation.LastModifiedDate;
import org.springframework.data.jpa.domain.support.AuditingEntityListener;

/** Who wrote a row and when, filled by Spring Data. */
@MappedSuperclass
@EntityListeners(AuditingEntityListener.class)
abstract class Audited {
    @CreatedDate
    @Column(updatable = false)
    Instant createdAt;

    @CreatedBy
    @Column(updatable = false)
    String createdBy;

    @LastModifiedDate
    Instant modifiedAt;

    @LastModifiedBy
    String modifiedBy;
}
