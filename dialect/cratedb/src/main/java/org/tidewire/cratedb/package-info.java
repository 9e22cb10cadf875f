/**
 * CrateDB. The dialect reads as a table of contents; each concern of Hibernate's SPI has its own class.
 *
 * <p>Everything said of CrateDB here was measured on version 6.4.4 over pgjdbc 42.7, unless a line says otherwise.
 */
@NullMarked
package org.tidewire.cratedb;

import org.jspecify.annotations.NullMarked;
