package org.tidewire.spring.boot;

/** A configuration that would work, and do something else than its author means. Spring Boot shows both sentences. */
final class MisconfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String description;
    private final String action;

    MisconfigurationException(String description, String action) {
        super(description + " " + action);
        this.description = description;
        this.action = action;
    }

    /** What is wrong. */
    String description() {
        return description;
    }

    /** What to do. */
    String action() {
        return action;
    }
}
