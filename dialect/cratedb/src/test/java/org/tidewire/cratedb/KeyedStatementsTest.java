package org.tidewire.cratedb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.hibernate.audit.AuditLogFactory;
import org.hibernate.cfg.StateManagementSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.testkit.rendering.Rendering;

/** Which statements need no refresh, since they find their rows by primary key. */
class KeyedStatementsTest {
    private static final Rendering RENDERING = CrateDBRendering.of(Shop.entities());

    @AfterAll
    static void close() {
        RENDERING.close();
    }

    @Test
    void aFindByPrimaryKeyIsKept() {
        assertThat(isKept(session -> session.find(Shop.Sample.class, 1))).isTrue();
    }

    /** By a parameter that is an array the server searches, and does not get the rows. */
    @Test
    void anArrayOfKeysIsRefreshed() {
        assertThat(isKept(session -> session.findMultiple(Shop.Sample.class, List.of(1, 2))))
                .isFalse();
    }

    @Test
    void aJoinIsRefreshed() {
        assertThat(isKept(session -> session.find(Shop.Purchase.class, new UUID(1, 2))))
                .isFalse();
    }

    @Test
    void theWritesOfEntitiesAreKept() {
        assertThat(isKept(session -> session.persist(new Shop.Sample()))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select s.flag from Sample s where s.id = 1",
                "select s.flag from Sample s where s.flag and s.id = 1",
                "select s.flag from Sample s where s.id in (1, 2)",
                "update Sample s set s.flag = true where s.id = 1",
                "delete from Sample s where s.id in (1, 2)",
            })
    void hqlByPrimaryKeyIsKept(String hql) {
        assertThat(isKept(run(hql))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select s.flag from Sample s",
                "select s.flag from Sample s where s.id > 1",
                "select s.flag from Sample s where not s.id = 1",
                "select s.flag from Sample s where s.id = 1 or s.flag",
                "select s.flag from Sample s where s.id = s.order",
                "select s.flag from Sample s where s.id not in (1, 2)",
                "select s.flag from Sample s where s.order = 1",
                "select s.flag from Sample s, Sample t where s.id = 1",
                "update Sample s set s.flag = true where s.id = 1 and s.order = 2",
                "update Sample s set s.order = (select max(t.order) from Sample t) where s.id = 1",
                "select (select count(*) from Sample t) from Sample s where s.id = 1",
                "select s.flag from Sample s where s.id = 1 and exists (select 1 from Sample t where t.order = 2)",
                "delete from Sample s where s.order = 1",
                "select p.amount from Purchase p join p.customer c where p.id = :id and c.name = 'a'",
            })
    void allElseIsRefreshed(String hql) {
        assertThat(isKept(run(hql))).isFalse();
    }

    /** The rows of an audit table have the revision in their key, too. */
    @ParameterizedTest
    @ValueSource(strings = {"default", "validity"})
    void revisionsAreRefreshed(String strategy) {
        try (Rendering audited = CrateDBRendering.of(
                Map.of(
                        StateManagementSettings.CHANGESET_ID_SUPPLIER,
                        JoinedSubqueryTest.Changesets.class.getName(),
                        StateManagementSettings.AUDIT_STRATEGY,
                        strategy),
                JoinedSubqueryTest.Office.class)) {
            String sql = audited.firstStatement(() -> {
                try (var log = AuditLogFactory.create(audited.sessionFactory())) {
                    log.find(JoinedSubqueryTest.Office.class, 2, 1);
                }
            });
            assertThat(isKept(sql, audited)).isFalse();
            String sqlOfTheEntity = audited.statement(session -> session.find(JoinedSubqueryTest.Office.class, 2));
            assertThat(isKept(sqlOfTheEntity, audited)).isEqualTo(strategy.equals("default"));
        }
    }

    private static Consumer<Session> run(String hql) {
        return session -> {
            if (hql.startsWith("select")) {
                var query = session.createSelectionQuery(hql, Object[].class);
                if (hql.contains(":id")) {
                    query.setParameter("id", new UUID(1, 2));
                }
                query.getResultList();
            } else {
                session.createMutationQuery(hql).executeUpdate();
            }
        };
    }

    private static boolean isKept(Consumer<Session> work) {
        return isKept(RENDERING.statement(work), RENDERING);
    }

    private static boolean isKept(String sql, Rendering rendering) {
        CrateDBDialect dialect = (CrateDBDialect) rendering
                .sessionFactory()
                .unwrap(SessionFactoryImplementor.class)
                .getJdbcServices()
                .getDialect();
        return dialect.keyedStatements().contains(sql);
    }
}
