package org.tidewire.it.oracle.model;

/** Stored by name. */
public enum Color {
    RED,
    GREEN,
    BLUE
}
