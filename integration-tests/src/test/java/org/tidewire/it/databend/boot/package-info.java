/** What is decided when the dialect or the driver meets a server. */
package org.tidewire.it.databend.boot;
