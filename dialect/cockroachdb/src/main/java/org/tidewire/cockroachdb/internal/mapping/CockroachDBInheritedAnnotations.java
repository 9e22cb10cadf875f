package org.tidewire.cockroachdb.internal.mapping;

import org.tidewire.cockroachdb.CockroachDBDialect;
import org.tidewire.internal.mapping.InheritedAnnotations;

/** CockroachDB's annotations for tables on superclasses. */
public final class CockroachDBInheritedAnnotations extends InheritedAnnotations {
    /** Made by {@link java.util.ServiceLoader}. */
    public CockroachDBInheritedAnnotations() {
        super(CockroachDBDialect.class);
    }
}
