package org.tidewire.it.repository;

import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.springframework.data.auditing.DateTimeProvider;
import org.springframework.data.domain.AuditorAware;

/** Whoever works at the moment, by the clock on the wall; a test sets both. */
final class Clerk implements AuditorAware<String>, DateTimeProvider {
    private volatile String name = "Ada";
    private volatile Instant now = Instant.parse("2026-01-02T03:04:05.678901Z");

    void set(String name, Instant now) {
        this.name = name;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    @Override
    public Optional<String> getCurrentAuditor() {
        return Optional.of(name);
    }

    @Override
    public Optional<TemporalAccessor> getNow() {
        return Optional.of(now);
    }
}
