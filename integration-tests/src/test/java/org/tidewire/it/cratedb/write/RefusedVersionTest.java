package org.tidewire.it.cratedb.write;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.OptimisticLockType;
import org.hibernate.annotations.OptimisticLocking;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cratedb.annotation.RowVersion;
import org.tidewire.testkit.junit.CrateDBTest;
import org.tidewire.testkit.junit.TestDatabase;

/** Versions that the server does not compare exactly. */
@CrateDBTest
class RefusedVersionTest {
    @Entity(name = "OrdinaryVersion")
    static class OrdinaryVersion {
        @Id
        int id;

        @Version
        long version;
    }

    @Entity(name = "AllColumns")
    @OptimisticLocking(type = OptimisticLockType.ALL)
    @DynamicUpdate
    static class AllColumns {
        @Id
        int id;
    }

    @Entity(name = "Spread")
    @Inheritance(strategy = InheritanceType.JOINED)
    static class Spread {
        @Id
        int id;

        @Version
        @RowVersion
        long version;
    }

    @Entity(name = "SpreadPart")
    static class SpreadPart extends Spread {
        int more;
    }

    @Entity(name = "TwoTables")
    @SecondaryTable(name = "TwoTablesMore")
    static class TwoTables {
        @Id
        int id;

        @Version
        @RowVersion
        long version;
    }

    @Entity(name = "Collecting")
    static class Collecting {
        @Id
        int id;

        @Version
        @RowVersion
        long version;

        @ElementCollection
        List<String> notes = new ArrayList<>();
    }

    @Entity(name = "IntVersion")
    static class IntVersion {
        @Id
        int id;

        @Version
        @RowVersion
        int version;
    }

    private final TestDatabase database;

    RefusedVersionTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void otherVersionsAreRefusedAtBoot() {
        for (Class<?> entity : List.of(OrdinaryVersion.class, AllColumns.class)) {
            assertThatThrownBy(() -> database.sessionFactory(entity))
                    .hasRootCauseInstanceOf(UnsupportedFeatureException.class)
                    .hasStackTraceContaining("@RowVersion");
        }
        assertThatThrownBy(() -> database.sessionFactory(Spread.class, SpreadPart.class))
                .hasStackTraceContaining("@RowVersion of an entity whose rows are in several tables");
        assertThatThrownBy(() -> database.sessionFactory(TwoTables.class))
                .hasStackTraceContaining("@RowVersion of an entity whose rows are in several tables");
        assertThatThrownBy(() -> database.sessionFactory(Collecting.class))
                .hasStackTraceContaining("a collection that belongs to the @RowVersion of its owner");
        assertThatThrownBy(() -> database.sessionFactory(IntVersion.class))
                .hasStackTraceContaining("needs an attribute of type long");
    }
}
