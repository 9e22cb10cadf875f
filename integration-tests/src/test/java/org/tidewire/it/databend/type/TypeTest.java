package org.tidewire.it.databend.type;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.tidewire.it.type.TypeSuite;
import org.tidewire.testkit.junit.DatabendTest;

/** Databend stores arrays as such, and the microseconds of a time. */
@DatabendTest
class TypeTest extends TypeSuite<TypeTest.Everything> {
    @Entity(name = "Everything")
    @Table(name = "everything")
    static class Everything extends TypeSuite.Basics {
        OffsetTime anOffsetTime;

        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        Duration anInterval;

        LocalDateTime[] moments;
        Boolean[] answers;
        double[] doubles;
        List<BigDecimal> decimals;
    }

    @Override
    protected Everything newEntity() {
        return new Everything();
    }

    @Override
    protected void fillOwn(Everything entity) {
        entity.aTime = LocalTime.of(23, 59, 58, 7_000);
        entity.anOffsetTime = OffsetTime.of(3, 4, 5, 0, ZoneOffset.UTC);
        entity.anInterval = Duration.ofHours(-30).minusNanos(1_000);
        entity.moments = new LocalDateTime[] {entity.aDateTime, null};
        entity.answers = new Boolean[] {true, null, false};
        entity.doubles = new double[] {1e300, 0.1, -0.0};
        entity.decimals = List.of(new BigDecimal("1.50"));
    }

    static Stream<String> foundByValue() {
        return Stream.concat(sharedFoundByValue(), Stream.of("anInterval", "anOffsetTime", "numbers", "words"));
    }
}
