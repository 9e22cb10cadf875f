/** Generates well-formed HQL: each class adds the productions of one concern. */
package org.tidewire.it.oracle.grammar;
