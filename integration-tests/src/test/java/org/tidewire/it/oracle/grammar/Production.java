package org.tidewire.it.oracle.grammar;

import org.tidewire.it.oracle.tree.Tree;

/** Makes one form of expression. */
@FunctionalInterface
interface Production {
    Tree make(Scope scope);
}
