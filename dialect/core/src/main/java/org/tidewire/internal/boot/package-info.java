/** Checks that run once, when Hibernate builds a session factory; their exceptions reach the application. */
@NullMarked
package org.tidewire.internal.boot;

import org.jspecify.annotations.NullMarked;
