package org.tidewire.it.batch;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Version;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.SQLDelete;
import org.hibernate.annotations.SQLUpdate;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;
import org.hibernate.generator.EventType;
import org.hibernate.jdbc.Expectation;

/** Entities of which the application or the database has a say in what is written. */
final class WrittenModel {
    private WrittenModel() {}

    @Entity(name = "Letter")
    static class Letter {
        @Id
        long id;

        @Lob
        String text;

        @Lob
        byte[] scan = {1};

        Letter() {}

        Letter(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Numbered")
    static class Numbered {
        @Id
        long id;

        String name;

        @Generated(event = EventType.INSERT, sql = "1 + 2")
        Integer number;

        Numbered() {}

        Numbered(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Counted")
    static class Counted {
        @Id
        long id;

        String name;

        @Generated(
                event = {EventType.INSERT, EventType.UPDATE},
                sql = "1 + 2")
        Integer number;

        Counted() {}

        Counted(long id) {
            this.id = id;
        }
    }

    /** A row that is missing is no failure. */
    @Entity(name = "Lenient")
    @SQLUpdate(sql = "update Lenient set name=? where id=?", verify = Expectation.None.class)
    @SQLDelete(sql = "delete from Lenient where id=?", verify = Expectation.None.class)
    static class Lenient {
        @Id
        long id;

        String name;

        Lenient() {}

        Lenient(long id) {
            this.id = id;
        }
    }

    /** Deleted at the time that the server has. */
    @Entity(name = "Retired")
    @SoftDelete(strategy = SoftDeleteType.TIMESTAMP)
    static class Retired {
        @Id
        long id;

        String name;

        Retired() {}

        Retired(long id) {
            this.id = id;
        }
    }

    /** Rows are found by the region too. */
    @Entity(name = "Regional")
    static class Regional {
        @Id
        long id;

        @PartitionKey
        String region = "north";

        String name;

        Regional() {}

        Regional(long id) {
            this.id = id;
        }
    }

    @Entity(name = "Branch")
    static class Branch {
        @Id
        long id;

        @PartitionKey
        String region = "north";

        @Version
        int version;

        String name;

        Branch() {}

        Branch(long id) {
            this.id = id;
        }
    }
}
