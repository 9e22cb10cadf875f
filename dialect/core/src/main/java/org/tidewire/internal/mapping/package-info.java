/** Binds annotations on entities to the tables of the entities, those of superclasses too, and checks them at boot. */
@NullMarked
package org.tidewire.internal.mapping;

import org.jspecify.annotations.NullMarked;
