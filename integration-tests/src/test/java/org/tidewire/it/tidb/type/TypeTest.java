package org.tidewire.it.tidb.type;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.tidewire.it.type.TypeSuite;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TiDBTest;

/** TiDB finds a value of any length, and reads into a document. */
@TiDBTest
@RealTiDB("MariaDB has no JSON type")
class TypeTest extends TypeSuite<TypeTest.Everything> {
    @Embeddable
    record Place(String name, double latitude, Integer depth, boolean tidal) {}

    @Entity(name = "Everything")
    @Table(name = "everything")
    static class Everything extends TypeSuite.Basics {
        @JdbcTypeCode(SqlTypes.JSON)
        Place aPlace;
    }

    @Override
    protected Everything newEntity() {
        return new Everything();
    }

    @Override
    protected void fillOwn(Everything entity) {
        entity.aPlace = new Place("Fundy", 45.25, 7, true);
    }

    static Stream<String> foundByValue() {
        return Stream.concat(sharedFoundByValue(), Stream.of("bytes"));
    }

    @Test
    void aPartOfADocumentIsFound() {
        assertThat(count("e.aPlace.depth = :value", 7)).isEqualTo(1);
        assertThat(count("e.aPlace.name = :value", "Fundy")).isEqualTo(1);
        assertThat(count("e.aPlace.tidal = :value", true)).isEqualTo(1);
        assertThat(count("e.aPlace.latitude < :value", 46.0)).isEqualTo(1);
    }

    /** TiDB takes a bit of the outer query for false in a subquery, unless it is compared. */
    @Test
    void aBooleanOfAnOuterQueryIsTrue() {
        assertThat(count("exists (select 1 from Everything o where e.aBoolean) and e.id = :value", 1))
                .isEqualTo(1);
        assertThat(count("(select count(*) from Everything o where o.id = 1 and e.aBoolean) = :value", 1L))
                .isEqualTo(1);
        assertThat(count("not exists (select 1 from Everything o where not e.aBoolean) and e.id = :value", 1))
                .isEqualTo(1);
    }
}
