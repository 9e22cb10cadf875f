/** Entities that several test classes use. */
package org.tidewire.it.model;
