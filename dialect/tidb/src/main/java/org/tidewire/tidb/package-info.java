/**
 * TiDB. The dialect reads as a table of contents; each concern of Hibernate's SPI has its own class.
 *
 * <p>Everything said of TiDB here was measured on version 8.5.4 with its default settings, unless a line says otherwise.
 */
@NullMarked
package org.tidewire.tidb;

import org.jspecify.annotations.NullMarked;
