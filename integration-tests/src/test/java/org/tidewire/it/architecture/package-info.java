/** The rules of ARCHITECTURE.md that a compiler does not hold. */
package org.tidewire.it.architecture;
