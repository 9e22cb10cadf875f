package org.tidewire.it.oracle.model;

/** Stored by its number. */
public enum Grade {
    LOW,
    MIDDLE,
    HIGH
}
