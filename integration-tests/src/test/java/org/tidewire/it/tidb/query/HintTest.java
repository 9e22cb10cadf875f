package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernateHints;
import org.hibernate.query.Query;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;
import org.tidewire.tidb.query.TiDBHints;
import org.tidewire.tidb.query.TiDBHints.Storage;

/** TiDB plans what it was told to, and warns of no hint. */
@TiDBTest
class HintTest {
    private final TestDatabase database;
    private SessionFactory factory;

    HintTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void createTables() {
        factory = database.sessionFactory(Map.of(JdbcSettings.USE_SQL_COMMENTS, true), Crate.class);
    }

    @Test
    @RealTiDB("only TiDB reads these hints")
    void aQueryIsPlannedAsHinted() throws SQLException {
        String hql = "select c.weight from Crate c where c.weight > 1 and c.height > 1";
        assertThat(plan(session -> query(session, hql, TiDBHints.useIndex("crates", "ix_weight"))))
                .contains("index:ix_weight(weight)");
        assertThat(plan(session -> query(session, hql, TiDBHints.useIndex("crates", "ix_height"))))
                .contains("index:ix_height(height)");
    }

    /** As MySQLDialect takes it. */
    @Test
    @RealTiDB("only TiDB reads these hints")
    void theNameOfAnIndexIsAHint() throws SQLException {
        String hql = "select c.weight from Crate c where c.weight > 1 and c.height > 1";
        assertThat(plan(session -> query(session, hql, "ix_weight"))).contains("index:ix_weight(weight)");
        assertThat(plan(session -> query(session, hql, "ix_height"))).contains("index:ix_height(height)");
    }

    @Test
    @RealTiDB("only TiDB reads these hints")
    void joinsArePlannedAsHinted() throws SQLException {
        String hql = "select c.weight from Crate c join Crate d on d.weight = c.height";
        assertThat(plan(session -> query(session, hql, TiDBHints.mergeJoin("crates"))))
                .contains("MergeJoin");
        assertThat(plan(session -> query(session, hql, TiDBHints.inlJoin("crates"), TiDBHints.leading("crates"))))
                .contains("IndexJoin");
    }

    @Test
    @RealTiDB("only TiDB reads these hints")
    void aMutationIsPlannedAsHinted() throws SQLException {
        assertThat(plan(session ->
                        mutate(session, "update Crate c set c.height = 2 where c.weight > 1 and c.height > 1")))
                .contains("Update", "index:ix_height(height)");
        assertThat(plan(session -> mutate(session, "delete Crate c where c.weight > 1 and c.height > 1")))
                .contains("Delete", "index:ix_height(height)");
    }

    @Test
    void hintedStatementsRun() {
        factory.inTransaction(session -> {
            session.persist(new Crate(1, 2, 3));
            assertThat(session.createQuery("select c.weight from Crate c", Integer.class)
                            .setComment("weights")
                            .addQueryHint(TiDBHints.forceIndex("crates", "ix_weight"))
                            .addQueryHint(TiDBHints.readFromStorage(Storage.TIKV, "crates"))
                            .addQueryHint(TiDBHints.memoryQuota(64))
                            .addQueryHint(TiDBHints.maxExecutionTime(Duration.ofSeconds(20)))
                            .addQueryHint(TiDBHints.resourceGroup("default"))
                            .getResultList())
                    .containsExactly(2);
            assertThat(mutate(session, "update Crate c set c.height = 4")).isEqualTo(1);
            assertThat(session.createNativeMutationQuery("insert into crates select id + 1, weight, height from crates")
                            .setHint(HibernateHints.HINT_QUERY_DATABASE, TiDBHints.memoryQuota(64))
                            .executeUpdate())
                    .isEqualTo(1);
            assertThat(mutate(session, "delete Crate c where c.height > 1")).isEqualTo(2);
        });
    }

    private static void query(Session session, String hql, String... hints) {
        Query<Integer> query = session.createQuery(hql, Integer.class).setComment("a comment");
        for (String hint : hints) {
            query.addQueryHint(hint);
        }
        query.getResultList();
    }

    private static int mutate(Session session, String hql) {
        return session.createMutationQuery(hql)
                .setHint(HibernateHints.HINT_QUERY_DATABASE, TiDBHints.useIndex("crates", "ix_height"))
                .executeUpdate();
    }

    /** How TiDB plans what {@code work} sends; it must not warn. */
    private String plan(Consumer<Session> work) throws SQLException {
        String sql = database.statements()
                .sqlDuring(() -> factory.inTransaction(work))
                .get(0);
        StringBuilder plan = new StringBuilder();
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("explain " + sql)) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    plan.append(rows.getString(column)).append(' ');
                }
            }
            assertThat((Throwable) statement.getWarnings()).isNull();
        }
        return plan.toString();
    }

    /** Could be read by either of two indexes. */
    @Entity(name = "Crate")
    @Table(
            name = "crates",
            indexes = {
                @Index(name = "ix_weight", columnList = "weight"),
                @Index(name = "ix_height", columnList = "height")
            })
    static class Crate {
        @Id
        int id;

        int weight;

        int height;

        Crate() {}

        Crate(int id, int weight, int height) {
            this.id = id;
            this.weight = weight;
            this.height = height;
        }
    }
}
