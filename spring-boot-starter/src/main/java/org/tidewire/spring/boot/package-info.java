/** What Spring Boot finds by itself: retries, JDBC defaults, metrics, and words for failures at the start. */
@NullMarked
package org.tidewire.spring.boot;

import org.jspecify.annotations.NullMarked;
