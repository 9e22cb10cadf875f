package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.SQLRestriction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tidewire.UnsupportedFeatureException;
import org.tidewire.it.model.Department;
import org.tidewire.it.model.Desk;
import org.tidewire.it.model.Employee;
import org.tidewire.it.query.QuerySuite;
import org.tidewire.testkit.junit.RealTiDB;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** What the golden tests of queries render, executed. */
@TiDBTest
class QueryTest extends QuerySuite {
    @Override
    @Test
    @RealTiDB("MariaDB has no limit in a subquery of 'in'")
    protected void aUnionThatIsSorted() {
        super.aUnionThatIsSorted();
    }

    @Test
    void sortsByASubquery() {
        String least = "(select min(o.salary) from Employee o where o.department = e.department)";
        assertThat(query("select e.name from Employee e order by " + least + ", e.id"))
                .containsExactly(row("Dan"), row("Ada"), row("bob"), row("Cy_"));
        assertThat(query("select e.name, e.department.id from Employee e order by -coalesce(" + least + ", 0), e.id"))
                .extracting(found -> found.get(0))
                .containsExactly("Cy_", "Ada", "bob", "Dan");
        assertThat(query(
                        "select e.name, coalesce(" + least + ", 0) as least from Employee e order by least desc, e.id"))
                .extracting(found -> found.get(0))
                .containsExactly("Cy_", "Ada", "bob", "Dan");
        assertThatThrownBy(() -> query("select e.name from Employee e order by -coalesce(" + least + ", 0), e.id"))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    @RealTiDB("MariaDB computes other fractions")
    void divisionIsTiDBsOwnWhereTheSettingSaysSo(TestDatabase database) {
        SessionFactory own = database.sessionFactory(
                Map.of("hibernate.query.hql.portable_integer_division", "false", "hibernate.hbm2ddl.auto", "none"),
                Department.class,
                Employee.class,
                Desk.class);
        assertThat(own.<List<Integer>>fromTransaction(session -> session.createSelectionQuery(
                                "select e.id from Employee e where e.salary / 3 > 6 and e.salary = 20 order by e.id",
                                Integer.class)
                        .getResultList()))
                .containsExactly(2, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exists (select 1 from Desk k where k.employee = e)",
                "exists (select 1 from Desk k where k.id = (select max(l.id) from Desk l where l.id = k.id))",
                "d.id in (select k.id from Desk k)",
                "d.id = any (select k.id from Desk k)",
                "d.id >= all (select k.id from Desk k)"
            })
    void anotherSubqueryThereIsRefused(String condition) {
        assertThatThrownBy(() -> query("select e.id from Employee e left join Department d on " + condition))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    @Entity(name = "Team")
    static class Team {
        @Id
        int id;

        @OneToMany
        @JoinColumn(name = "department_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        @SQLRestriction("salary = (select max(e.salary) from employees e where e.department_id = department_id)")
        List<Employee> best;
    }

    @Test
    @RealTiDB("schema update reads information_schema.sequences, and MariaDB 11.4 has none")
    void aSubqueryInTheConditionThatTheMappingMakes(TestDatabase database) {
        SessionFactory teams = database.sessionFactory(
                Map.of("hibernate.hbm2ddl.auto", "update"), Department.class, Employee.class, Team.class);
        teams.inTransaction(session -> {
            Team team = new Team();
            team.id = 1;
            session.persist(team);
        });
        assertThat(teams.<List<Integer>>fromTransaction(
                        session -> session.createSelectionQuery("select e.id from Team t join t.best e", Integer.class)
                                .getResultList()))
                .containsExactly(2);
        assertThatThrownBy(() -> teams.inTransaction(session -> session.createSelectionQuery(
                                "select e.id from Team t left join t.best e", Integer.class)
                        .getResultList()))
                .hasMessageStartingWith("TiDB does not support a subquery of the mapping in the 'on' condition");
    }

    @Test
    void aTimeOfDayIsNotRoundedToTheNextDay() {
        assertThat(query(
                        "select cast(datetime 2026-01-01 23:59:59.999999 as LocalTime) from Employee e where e.id = 1"))
                .containsExactly(row(LocalTime.of(23, 59, 59)));
    }
}
