/** Functions of HQL that databases lack. */
package org.tidewire.it.function;
