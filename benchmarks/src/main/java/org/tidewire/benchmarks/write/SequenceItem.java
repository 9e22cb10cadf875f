package org.tidewire.benchmarks.write;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import org.jspecify.annotations.Nullable;

/** A pooled sequence. */
@Entity
class SequenceItem extends Item {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    @SequenceGenerator(allocationSize = WriteVariant.ALLOCATION_SIZE)
    @Nullable
    Long id;
}
