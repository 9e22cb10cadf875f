package org.tidewire.it.mapping;

import jakarta.persistence.Embeddable;

/** The id of a shelf, of two columns. */
@Embeddable
record Place(String room, int position) {}
