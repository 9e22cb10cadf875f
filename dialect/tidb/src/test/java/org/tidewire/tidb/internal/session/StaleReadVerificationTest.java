package org.tidewire.tidb.internal.session;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.tidewire.UnsupportedFeatureException;

/** What a server says in an hour that comes once a year. */
class StaleReadVerificationTest {
    private static final Instant NOW = Instant.parse("2025-10-26T01:00:02Z");
    private static final Duration BOUND = Duration.ofSeconds(5);

    @Test
    void aBoundThatWasKept() {
        assertThatCode(() -> new BoundedStaleRead(BOUND).verify(server(NOW.minus(BOUND)), System.nanoTime()))
                .doesNotThrowAnyException();
    }

    @Test
    void aBoundThatWasMissedByAnHour() {
        Statement server = server(NOW.minus(BOUND).minus(Duration.ofHours(1)));
        assertThatThrownBy(() -> new BoundedStaleRead(BOUND).verify(server, System.nanoTime()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageStartingWith(
                        "TiDB does not support a staleness of at most PT5S in the time zone of this session"
                                + " (it went back by PT1H5S)");
    }

    @Test
    void timeThatPassesBetweenStartAndLook() {
        assertThatCode(() -> new BoundedStaleRead(BOUND)
                        .verify(
                                server(NOW.minus(BOUND).minusSeconds(2)),
                                System.nanoTime() - Duration.ofSeconds(3).toNanos()))
                .doesNotThrowAnyException();
    }

    @Test
    void anInstantThatWasMissedByAnHour() {
        ExactStaleRead read = new ExactStaleRead(NOW.plusNanos(999_999));
        assertThatCode(() -> read.verify(server(NOW), 0)).doesNotThrowAnyException();
        assertThatThrownBy(() -> read.verify(server(NOW.plus(Duration.ofHours(1))), 0))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    /** Its transaction stands at an instant. */
    private static Statement server(Instant instant) {
        ResultSet row = (ResultSet) Proxy.newProxyInstance(
                ResultSet.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "next" -> true;
                    case "getLong" -> arguments[0].equals(1) ? instant.toEpochMilli() << 18 : NOW.getEpochSecond();
                    default -> null;
                });
        return (Statement) Proxy.newProxyInstance(
                Statement.class.getClassLoader(), new Class<?>[] {Statement.class}, (proxy, method, arguments) -> row);
    }
}
