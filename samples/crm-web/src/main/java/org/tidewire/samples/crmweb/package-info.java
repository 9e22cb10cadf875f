/**
 * Users and their orders as a web page: Spring Data JPA repositories, Spring MVC, Thymeleaf and htmx.
 *
 * <p>The browser gets finished HTML; htmx swaps parts of it. Every change goes through {@code CrmService}, one transaction
 * for each method, repeated where the database asks for it.
 */
@NullMarked
package org.tidewire.samples.crmweb;

import org.jspecify.annotations.NullMarked;
