/**
 * Annotations for tables: what CrateDB offers and Jakarta Persistence has no words for.
 *
 * <p>They bind themselves ({@link org.hibernate.annotations.TypeBinderType}); nothing is scanned or configured. Under
 * another dialect they do nothing. Misuse is refused at boot in one sentence.
 */
@NullMarked
package org.tidewire.cratedb.annotation;

import org.jspecify.annotations.NullMarked;
