/** The Spring Boot starter on a running engine. */
package org.tidewire.it.spring;
