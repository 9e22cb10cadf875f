/** Other databases, with Tidewire on the class path: nothing may differ from Hibernate alone. */
package org.tidewire.it.inert;
