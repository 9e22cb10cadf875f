package org.tidewire.tidb.internal.mapping;

import org.tidewire.internal.mapping.InheritedAnnotations;
import org.tidewire.tidb.TiDBDialect;

/** TiDB's annotations for tables on superclasses. */
public final class TiDBInheritedAnnotations extends InheritedAnnotations {
    /** Made by {@link java.util.ServiceLoader}. */
    public TiDBInheritedAnnotations() {
        super(TiDBDialect.class);
    }
}
