/** Binds the annotations to the tables of entities, and checks them at boot. */
@NullMarked
package org.tidewire.cockroachdb.internal.mapping;

import org.jspecify.annotations.NullMarked;
