package org.tidewire.benchmarks.write;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.annotation.ScatteredSequence;

/** A pooled sequence whose ids are scattered. */
@Entity
class ScatteredItem extends Item {
    @Id
    @ScatteredSequence(allocationSize = WriteVariant.ALLOCATION_SIZE)
    @Nullable
    Long id;
}
