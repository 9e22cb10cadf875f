/** What README and docs say is there: links, code, settings, commands. */
package org.tidewire.it.documents;
