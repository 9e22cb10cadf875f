package org.tidewire.samples.crmweb;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.tidewire.samples.crmweb.data.Gender;
import org.tidewire.samples.crmweb.data.User;

/**
 * Which users the page shows, and in which order.
 *
 * @param name part of the name, in any case; null or blank for all
 * @param gender null for all
 * @param sort null for {@link Sorting#NUMBER}
 */
record Filter(
        @Nullable String name,
        @Nullable Gender gender,
        @Nullable Sorting sort) {
    private static final char ESCAPE = '!';

    /** An order of users; the id decides where the rest is equal, so that pages do not overlap. */
    enum Sorting {
        NUMBER("Number"),
        NAME("Name"),
        LATEST("Changed last");

        private final String label;

        Sorting(String label) {
            this.label = label;
        }

        /** For the page. */
        public String label() {
            return label;
        }
    }

    Sort order() {
        return switch (sort == null ? Sorting.NUMBER : sort) {
            case NUMBER -> Sort.by("uid");
            case NAME -> Sort.by("name", "uid");
            case LATEST -> Sort.by("changedAt").descending().and(Sort.by("uid"));
        };
    }

    Specification<User> specification() {
        return named().and(ofGender());
    }

    private Specification<User> named() {
        if (name == null || name.isBlank()) {
            return Specification.unrestricted();
        }
        String part = name.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", ESCAPE + "$0");
        return (user, query, builder) -> builder.like(builder.lower(user.get("name")), "%" + part + "%", ESCAPE);
    }

    private Specification<User> ofGender() {
        return gender == null
                ? Specification.unrestricted()
                : (user, query, builder) -> builder.equal(user.get("gender"), gender);
    }
}
