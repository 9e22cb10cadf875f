/** Mappings of entities on Databend, which enforces no keys. */
package org.tidewire.it.databend.mapping;
