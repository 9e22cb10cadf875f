/** What a database's own grammar says of the statements that our dialects render. */
package org.tidewire.it.grammar;
