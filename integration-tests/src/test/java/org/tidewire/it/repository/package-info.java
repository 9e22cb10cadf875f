/** Spring Data JPA repositories on each database: one suite, and a class for each engine that runs it. */
package org.tidewire.it.repository;
