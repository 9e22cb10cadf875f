package org.tidewire.cratedb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.Map;
import org.hibernate.SharedSessionContract;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JoinFormula;
import org.hibernate.audit.AuditLogFactory;
import org.hibernate.cfg.StateManagementSettings;
import org.hibernate.temporal.spi.ChangesetIdentifierSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.cratedb.internal.sql.MappedSubqueries;
import org.tidewire.testkit.rendering.Rendering;

/** Subqueries that the mapping brings into a query. */
@SuppressWarnings("unused") // Hibernate reads the fields
class JoinedSubqueryTest {
    /** For Hibernate. */
    public static final class Changesets implements ChangesetIdentifierSupplier<Integer> {
        @Override
        public Integer generateIdentifier(SharedSessionContract session) {
            return 1;
        }
    }

    @Entity(name = "Dish")
    static class Dish {
        @Id
        int id;

        String grade;
    }

    @Entity(name = "Wine")
    static class Wine {
        @Id
        int id;

        String name;

        @ManyToOne
        @JoinFormula("(select max(d.id) from Dish d where d.grade = name)")
        Dish best;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinFormula("(select max(d.id) from Dish d)")
        Dish last;

        @Formula("(select count(*) from Dish d where d.grade = name)")
        int dishes;
    }

    @Audited
    @Entity(name = "Office")
    static class Office {
        @Id
        int id;

        String name;

        @ManyToOne
        Office parent;
    }

    private static final Rendering RENDERING = CrateDBRendering.of(
            Map.of(StateManagementSettings.CHANGESET_ID_SUPPLIER, Changesets.class.getName()),
            Dish.class,
            Wine.class,
            Office.class);

    @AfterAll
    static void close() {
        RENDERING.close();
    }

    @Test
    void anEagerAssociationIsFetchedWithoutAJoin() {
        assertThat(RENDERING.statement(session -> session.find(Wine.class, 1)))
                .isEqualTo("select w1_0.id,(select max(d.id) from Dish d where d.grade = w1_0.name),"
                        + "(select count(*) from Dish d where d.grade = w1_0.name),(select max(d.id) from Dish d),w1_0.name"
                        + " from Wine w1_0 where w1_0.id=?");
    }

    @Test
    void oneOfARevisionToo() {
        assertThat(RENDERING.firstStatement(() -> {
                    try (var log = AuditLogFactory.create(RENDERING.sessionFactory())) {
                        log.find(Office.class, 2, 1);
                    }
                }))
                .isEqualTo("select o1_0.id,o1_0.REV,o1_0.name,o1_0.parent_id from Office_AUD o1_0 where o1_0.id=?"
                        + " and o1_0.REV=(select max(o2_0.REV) from Office_AUD o2_0 where o2_0.id=o1_0.id and o2_0.REV<=?)"
                        + " and o1_0.REVTYPE<>2");
    }

    @Test
    void anInnerJoinReadsTheQueryAroundIt() {
        assertThat(RENDERING.query("select w.id from Wine w join w.best b"))
                .isEqualTo("select w1_0.id from Wine w1_0 join Dish b1_0 on b1_0.id="
                        + "(select max(d.id) from Dish d where d.grade = w1_0.name)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select b.grade from Wine w left join w.best b | a subquery in the condition of a join",
                "select w.id from Dish d left join Wine w on w.dishes = d.id | a subquery in the condition of a join",
                "select l.grade from Wine w join w.last l | a subquery in the condition of a join",
                "select distinct w.dishes from Wine w | a subquery that reads its outer query, in a query with 'group by'",
                "select w.dishes, count(*) from Wine w group by w.dishes | a subquery that reads its outer query",
                "select w.id from Wine w group by w.id having max(w.dishes) > 1 | a subquery that reads its outer query",
                "update Wine w set w.name = 'a' where w.dishes > 1 | joins in an update or delete, and subqueries",
                "delete from Wine w where w.best.id = 1 | joins in an update or delete, and subqueries",
            })
    void whatTheServerRefusesOrAnswersOtherwise(String hql, String feature) {
        assertThatThrownBy(() -> {
                    String sql = hql.startsWith("select") ? RENDERING.query(hql) : RENDERING.mutation(hql);
                    throw new AssertionError(sql);
                })
                .isInstanceOfSatisfying(
                        UnsupportedFeatureException.class,
                        e -> assertThat(e.getFeature()).startsWith(feature));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x in (select d.id from Dish d)",
                "(\"select\" = 1 or exists (/* ' */ SELECT 1 from d))",
                "x = '(' || (select max(y) from d)"
            })
    void aSubqueryOfTheMapping(String sql) {
        assertThat(MappedSubqueries.areIn(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x = '(select 1)'", "\"select\" = 1", "selected = 1", "/* select */ x = 1", "-- select\nx = 1"})
    void none(String sql) {
        assertThat(MappedSubqueries.areIn(sql)).isFalse();
    }
}
