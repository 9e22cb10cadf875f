package org.tidewire.it.batch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.JdbcSettings;
import org.junit.jupiter.api.Test;
import org.tidewire.cockroachdb.CockroachDBSettings;
import org.tidewire.it.batch.BatchModel.Vehicle;
import org.tidewire.testkit.junit.CockroachDBTest;
import org.tidewire.testkit.junit.TestDatabase;

@CockroachDBTest
class CockroachDBKeyedBatchTest extends KeyedBatchSuite {
    CockroachDBKeyedBatchTest(TestDatabase database) {
        super(database, CockroachDBSettings.KEYED_BATCHES);
    }

    @Override
    int statementsOfTwoScales() {
        return 1;
    }

    /** The statement that is the first for its table and its columns asks for the foreign keys of the database besides. */
    private static List<String> withoutCondition(List<String> sent) {
        return sent.stream()
                .map(sql -> sql.replaceFirst(" and (\\(with recursive|not exists\\().*pg_catalog.*", ""))
                .toList();
    }

    @Test
    void updates() {
        List<String> sent = same(
                "select v.id, v.version, v.plate from Vehicle v order by v.id",
                session -> LongStream.rangeClosed(1, 2).mapToObj(Vehicle::new).forEach(session::persist),
                session -> session.createSelectionQuery("from Vehicle", Vehicle.class)
                        .getResultList()
                        .forEach(vehicle -> vehicle.plate = "new " + vehicle.id));

        assertThat(withoutCondition(sent)).containsExactly("""
                update Vehicle tw_t set plate=tw_s.tw_1,version=tw_s.tw_2 from (values \
                (1,cast(? as text),cast(? as int4),cast(? as bigint),cast(? as int4)),\
                (2,cast(? as text),cast(? as int4),cast(? as bigint),cast(? as int4))) tw_s(tw_0,tw_1,tw_2,tw_3,tw_4) \
                where tw_t.id=tw_s.tw_3 and tw_t.version=tw_s.tw_4""");
    }

    @Test
    void deletes() {
        List<String> sent = same(
                "select v.id from Vehicle v",
                session -> LongStream.rangeClosed(1, 2).mapToObj(Vehicle::new).forEach(session::persist),
                session -> session.createSelectionQuery("from Vehicle", Vehicle.class)
                        .getResultList()
                        .forEach(session::remove));

        assertThat(withoutCondition(sent)).containsExactly("""
                delete from Vehicle tw_t where (id,version) in ((?,?),(?,?))""");
    }

    @Entity(name = "Ticket")
    static class Ticket {
        @Id
        long id;

        @Column(columnDefinition = "mood")
        String mood = "calm";
    }

    /** The driver leaves the type of text to the server where the URL has {@code stringtype=unspecified}, and a cast would not. */
    @Test
    void textForAColumnOfAnotherTypeIsSentRowByRow() throws SQLException {
        database.execute("create type mood as enum ('calm', 'angry')");
        SessionFactory factory = database.sessionFactory(
                Map.of(
                        BatchSettings.STATEMENT_BATCH_SIZE,
                        10,
                        JdbcSettings.JAKARTA_NON_JTA_DATASOURCE,
                        database.dataSource(options -> options.addDataSourceProperty("stringtype", "unspecified"))),
                Ticket.class);
        factory.inTransaction(session -> LongStream.rangeClosed(1, 3).forEach(id -> {
            Ticket ticket = new Ticket();
            ticket.id = id;
            session.persist(ticket);
        }));
        factory.inTransaction(session -> session.createSelectionQuery("from Ticket", Ticket.class)
                .getResultList()
                .forEach(ticket -> ticket.mood = "angry"));
        assertThat(database.strings("select distinct mood from Ticket")).containsExactly("angry");
    }
}
