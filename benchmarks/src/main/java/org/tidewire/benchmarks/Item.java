package org.tidewire.benchmarks;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;
import org.tidewire.tidb.annotation.AutoRandom;
import org.tidewire.tidb.annotation.ScatteredSequence;

/** A row of three columns; the subclasses differ in how their key is made. */
@MappedSuperclass
abstract class Item {
    static final String NAME = "a name of middling length, number ";
    static final int ALLOCATION_SIZE = 1000;

    private String name = "";
    private long cents;

    Item named(int number) {
        name = NAME + number;
        cents = number;
        return this;
    }

    void raise() {
        cents++;
    }

    /** Read, so that loading is not optimized away. */
    long checksum() {
        return cents + name.length();
    }

    @Entity(name = "SequenceItem")
    static class Sequence extends Item {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(allocationSize = ALLOCATION_SIZE)
        @Nullable
        Long id;
    }

    @Entity(name = "ScatteredItem")
    static class Scattered extends Item {
        @Id
        @ScatteredSequence(allocationSize = ALLOCATION_SIZE)
        @Nullable
        Long id;
    }

    @Entity(name = "UuidItem")
    static class Uuid7 extends Item {
        @Id
        @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
        @Nullable
        UUID id;
    }

    @Entity(name = "AutoRandomItem")
    static class Random extends Item {
        @Id
        @AutoRandom
        @Nullable
        Long id;
    }

    @Entity(name = "IdentityItem")
    static class Identity extends Item {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        @Nullable
        Long id;
    }

    @Entity(name = "VersionedItem")
    static class Versioned extends Item {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        @SequenceGenerator(allocationSize = ALLOCATION_SIZE)
        @Nullable
        Long id;

        @Version
        @SuppressWarnings("unused") // read by Hibernate
        private int version;
    }
}
