/** What the grammar makes: a statement as a tree of typed parts, which the reduction can take apart. */
package org.tidewire.it.oracle.tree;
