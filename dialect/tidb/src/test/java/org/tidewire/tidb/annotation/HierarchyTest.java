package org.tidewire.tidb.annotation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import java.time.LocalDateTime;
import java.util.Map;
import org.hibernate.AnnotationException;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.rendering.Rendering;

/** An annotation that would reach rows of other classes, or half of a row, is refused at boot. */
class HierarchyTest {
    @Entity(name = "Note")
    static class Note {
        @Id
        int id;

        LocalDateTime made;
    }

    @Entity(name = "Draft")
    @Ttl(column = "made", after = 1)
    static class Draft extends Note {}

    @Entity(name = "Paper")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Paper {
        @Id
        int id;
    }

    @Entity(name = "Print")
    @Ttl(column = "made", after = 1)
    static class Print extends Paper {
        LocalDateTime made;
    }

    @Test
    void onePartOfASingleTable() {
        assertThatThrownBy(() -> boot(Note.class, Draft.class))
                .isInstanceOf(AnnotationException.class)
                .hasMessage(
                        "@Ttl on Draft belongs on the root of the hierarchy, whose one table holds all its classes");
    }

    @Test
    void halfOfAJoinedRow() {
        assertThatThrownBy(() -> boot(Paper.class, Print.class))
                .isInstanceOf(AnnotationException.class)
                .hasMessage(
                        "@Ttl on Print would let its rows expire and leave those of its superclass: map the hierarchy to"
                                + " one table, or delete by a query");
    }

    private static void boot(Class<?>... entities) {
        Rendering.of("MySQL", "8.0.11-TiDB-v8.5.4", Map.of(), entities).close();
    }
}
