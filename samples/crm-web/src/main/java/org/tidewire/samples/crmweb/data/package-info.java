/** The entities, their repositories, and the rows that queries give. */
@NullMarked
package org.tidewire.samples.crmweb.data;

import org.jspecify.annotations.NullMarked;
