package org.tidewire.benchmarks.retry;

import jakarta.persistence.Entity;

/** An account that the database has to protect. */
@Entity
class PlainAccount extends Account {}
