package org.tidewire.it.batch;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLUpdate;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.type.SqlTypes;

/** Entities whose updates and deletes take different paths. */
final class BatchModel {
    static final Class<?>[] ENTITIES = {
        WrittenModel.Letter.class,
        WrittenModel.Numbered.class,
        WrittenModel.Counted.class,
        WrittenModel.Lenient.class,
        WrittenModel.Retired.class,
        WrittenModel.Regional.class,
        WrittenModel.Branch.class,
        ConstrainedModel.Playlist.class,
        ConstrainedModel.Member.class,
        Article.class,
        Named.class,
        Keyed.class,
        Placed.class,
        Stamped.class,
        Vehicle.class,
        Car.class,
        Profile.class,
        Seat.class,
        Node.class,
        Tagged.class,
        Partial.class,
        Archived.class,
        Custom.class,
        Shouted.class,
        Documented.class,
        Booking.class
    };

    private BatchModel() {}

    /** A document. */
    @Embeddable
    static class Details {
        String title;
        int pages;

        Details() {}

        Details(String title, int pages) {
            this.title = title;
            this.pages = pages;
        }
    }

    @Entity(name = "Named")
    static class Named {
        @Id
        String id;

        int points;

        Named() {}

        Named(String id) {
            this.id = id;
        }

        static Named ofNumber(long number) {
            return new Named("n" + number);
        }
    }

    @Entity(name = "Keyed")
    static class Keyed {
        @Id
        UUID id;

        @Version
        Long version;

        String name;

        Keyed() {}

        Keyed(UUID id) {
            this.id = id;
        }
    }

    @Embeddable
    record Place(LocalDate day, String hall, int number) {}

    @Entity(name = "Placed")
    static class Placed {
        @EmbeddedId
        Place id;

        @Version
        short version;

        String guest;

        Placed() {}

        Placed(Place id) {
            this.id = id;
        }
    }

    @Entity(name = "Booking")
    @IdClass(Booking.Key.class)
    @EntityListeners(BatchEvents.class)
    static class Booking {
        record Key(int room, String guest) {}

        @Id
        int room;

        @Id
        String guest;

        @Version
        int version;

        int nights;

        Booking() {}

        Booking(int room, String guest) {
            this.room = room;
            this.guest = guest;
        }
    }

    @Entity(name = "Stamped")
    @EntityListeners(BatchEvents.class)
    static class Stamped {
        @Id
        int id;

        @Version
        Instant version;

        String name;

        Stamped() {}

        Stamped(int id) {
            this.id = id;
        }
    }

    @Entity(name = "Vehicle")
    @EntityListeners(BatchEvents.class)
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Vehicle {
        @Id
        long id;

        @Version
        int version;

        String plate;

        Vehicle() {}

        Vehicle(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Car")
    static class Car extends Vehicle {
        int doors;

        Car() {}

        Car(long id) {
            super(id);
        }
    }

    @Entity(name = "Profile")
    @SecondaryTable(name = "ProfileText")
    static class Profile {
        @Id
        long id;

        String name;

        @Column(table = "ProfileText")
        String biography;

        Profile() {}

        Profile(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Seat")
    static class Seat {
        @Id
        long id;

        @Column(unique = true)
        Integer number;

        Seat() {}

        Seat(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Node")
    @FilterDef(name = "small")
    @Filter(name = "small", condition = "id < 5")
    static class Node {
        @Id
        long id;

        String label;

        @ManyToOne(fetch = FetchType.LAZY)
        Node parent;

        Node() {}

        Node(long id, Node parent) {
            this.id = id;
            this.parent = parent;
        }
    }

    @Entity(name = "Tagged")
    static class Tagged {
        @Id
        long id;

        @ElementCollection
        @OrderColumn
        List<String> steps = new ArrayList<>();

        @ElementCollection
        List<Integer> marks = new ArrayList<>();

        Tagged() {}

        Tagged(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Partial")
    @DynamicUpdate
    static class Partial {
        @Id
        long id;

        @Version
        int version;

        String first;
        String second;

        Partial() {}

        Partial(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Archived")
    @SoftDelete
    static class Archived {
        @Id
        long id;

        String name;

        Archived() {}

        Archived(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Custom")
    @SQLUpdate(sql = "update Custom set name=concat(?, '!') where id=?")
    @SQLDelete(sql = "delete from Custom where id=? and 1=1")
    static class Custom {
        @Id
        long id;

        String name;

        Custom() {}

        Custom(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Shouted")
    static class Shouted {
        @Id
        long id;

        @ColumnTransformer(write = "upper(?)")
        String name;

        Shouted() {}

        Shouted(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Documented")
    static class Documented {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.JSON)
        Details details;

        Documented() {}

        Documented(long id) {
            this.id = id;
        }

        void fill(long seed) {
            details = seed % 4 == 2 ? null : new Details("t\"'\\" + seed, (int) seed);
        }
    }

    /** Outside of {@link #ENTITIES}. */
    @Entity(name = "Counter")
    static class Counter {
        @Id
        long id;

        @Version
        int version;

        int points;

        Counter() {}

        Counter(long id) {
            this.id = id;
        }
    }
}
