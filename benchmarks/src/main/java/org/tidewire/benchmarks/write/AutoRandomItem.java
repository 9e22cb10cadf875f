package org.tidewire.benchmarks.write;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.annotation.AutoRandom;

/** The server scatters ids. */
@Entity
class AutoRandomItem extends Item {
    @Id
    @AutoRandom
    @Nullable
    Long id;
}
