package org.tidewire.it.oracle.grammar;

/** Makes one form of expression. */
@FunctionalInterface
interface Production {
    Tree make(Scope scope);
}
