/** Retries around Spring's {@code @Transactional}: {@link org.tidewire.spring.retry.RetryTransaction}. */
@NullMarked
package org.tidewire.spring.retry;

import org.jspecify.annotations.NullMarked;
