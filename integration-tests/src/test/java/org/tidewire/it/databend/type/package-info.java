/** Types of columns on Databend, and their values. */
package org.tidewire.it.databend.type;
