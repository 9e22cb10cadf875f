package org.tidewire.it.batch;

import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import java.util.ArrayList;
import java.util.List;

/** Keeps the events of entities that name it as their listener. */
class BatchEvents {
    private static final List<String> SEEN = new ArrayList<>();

    /** Returns the events, and forgets them. */
    static synchronized List<String> take() {
        List<String> seen = List.copyOf(SEEN);
        SEEN.clear();
        return seen;
    }

    private static synchronized void add(String event, Object entity) {
        SEEN.add(event + " " + entity.getClass().getSimpleName());
    }

    @PreUpdate
    void beforeUpdate(Object entity) {
        add("before update", entity);
    }

    @PostUpdate
    void afterUpdate(Object entity) {
        add("after update", entity);
    }

    @PreRemove
    void beforeRemove(Object entity) {
        add("before remove", entity);
    }

    @PostRemove
    void afterRemove(Object entity) {
        add("after remove", entity);
    }
}
