package org.tidewire.it.cockroachdb.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.transaction.StaleRead;

/** When the statement goes out, and what stays. The stand-in does not parse it: what it reads is for CockroachDB to say. */
@CockroachDBTest
class StaleReadTest {
    private final TestDatabase database;
    private SessionFactory factory;

    StaleReadTest(TestDatabase database) {
        this.database = database;
    }

    @Entity(name = "Thing")
    static class Thing {
        @Id
        int id;
    }

    @BeforeEach
    void createTable() {
        factory = database.sessionFactory(Thing.class);
    }

    @Test
    void itIsTheFirstStatementAndNothingStays() {
        Throwable[] thrown = {null};
        assertThat(database.statements()
                        .sqlDuring(() -> thrown[0] = catchThrowable(() ->
                                StaleRead.followerRead().run(factory, session -> session.find(Thing.class, 1)))))
                .first()
                .isEqualTo("set transaction as of system time follower_read_timestamp()");
        assertThat(thrown[0] != null).isEqualTo(database.isStandIn());
        factory.inTransaction(session -> session.persist(new Thing()));
        assertThat(factory.<Thing>fromTransaction(session -> session.find(Thing.class, 0)))
                .isNotNull();
    }

    @Test
    void aTransactionThatHasReadIsToldBeforeAnythingIsSent() {
        factory.inTransaction(session -> {
            session.find(Thing.class, 1);
            assertThatThrownBy(() -> StaleRead.followerRead().start(session))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The transaction has already read or written, and \"set transaction as of system time"
                            + " follower_read_timestamp()\" would be refused: let it be the first in its transaction, or run"
                            + " it in one of its own by StaleRead.call(factory, work)");
            assertThat(session.find(Thing.class, 2)).isNull();
        });
    }
}
