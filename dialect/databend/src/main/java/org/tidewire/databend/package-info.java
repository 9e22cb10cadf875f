/**
 * Databend. The dialect reads as a table of contents; each concern of Hibernate's SPI has its own class.
 *
 * <p>Everything said of Databend here was measured on its engine 1.2.895 (2026-04-12), unless a line says otherwise.
 */
@NullMarked
package org.tidewire.databend;

import org.jspecify.annotations.NullMarked;
