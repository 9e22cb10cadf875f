/** Repositories over what mappings have beside columns: embedded ids and values, converters, collections, inheritance. */
package org.tidewire.it.mapping;
