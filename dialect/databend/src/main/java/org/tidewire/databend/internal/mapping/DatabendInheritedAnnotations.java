package org.tidewire.databend.internal.mapping;

import org.tidewire.databend.DatabendDialect;
import org.tidewire.internal.mapping.InheritedAnnotations;

/** Databend's annotations for tables on superclasses. */
public final class DatabendInheritedAnnotations extends InheritedAnnotations {
    /** Made by {@link java.util.ServiceLoader}. */
    public DatabendInheritedAnnotations() {
        super(DatabendDialect.class);
    }
}
