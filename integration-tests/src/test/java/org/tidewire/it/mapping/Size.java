package org.tidewire.it.mapping;

import jakarta.persistence.Embeddable;

@Embeddable
record Size(int width, int height) {}
