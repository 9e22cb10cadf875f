package org.tidewire.benchmarks.write;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A pooled sequence, and a version that each update looks at. */
@Entity
class VersionedItem extends Item {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    @SequenceGenerator(allocationSize = WriteVariant.ALLOCATION_SIZE)
    @Nullable
    Long id;

    @Version
    @SuppressWarnings("unused") // Hibernate's
    private int version;
}
