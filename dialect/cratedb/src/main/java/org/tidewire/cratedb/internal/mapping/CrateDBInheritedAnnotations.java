package org.tidewire.cratedb.internal.mapping;

import org.tidewire.cratedb.CrateDBDialect;
import org.tidewire.internal.mapping.InheritedAnnotations;

/** CrateDB's annotations for tables on superclasses. */
public final class CrateDBInheritedAnnotations extends InheritedAnnotations {
    /** Made by {@link java.util.ServiceLoader}. */
    public CrateDBInheritedAnnotations() {
        super(CrateDBDialect.class);
    }
}
