package org.tidewire.it.tidb.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.query.KeyedPage;
import org.hibernate.query.KeyedResultList;
import org.hibernate.query.Order;
import org.hibernate.query.Page;
import org.hibernate.query.SortDirection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tidewire.it.model.Department;
import org.tidewire.it.model.Employee;
import org.tidewire.testkit.junit.TestDatabase;
import org.tidewire.testkit.junit.TiDBTest;

/** A result page by page: by number, and by the key of the last row. */
@TiDBTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
    private SessionFactory factory;

    @BeforeAll
    void insertRows(TestDatabase database) {
        factory = database.sessionFactory(Department.class, Employee.class);
        factory.inTransaction(session -> {
            for (int id = 1; id <= 23; id++) {
                session.persist(new Employee(id, "e" + id, id % 5, null));
            }
        });
    }

    @Test
    void byNumber() {
        List<Integer> ids = new ArrayList<>();
        factory.inTransaction(session -> {
            for (int page = 0; page < 3; page++) {
                ids.addAll(session.createSelectionQuery("select e.id from Employee e order by e.id", Integer.class)
                        .setPage(Page.page(10, page))
                        .getResultList());
            }
        });
        assertThat(ids).hasSize(23).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void byTheKeyOfTheLastRow() {
        List<Employee> all = new ArrayList<>();
        factory.inTransaction(session -> {
            KeyedPage<Employee> page = Page.first(10)
                    .keyedBy(List.of(
                            Order.by(Employee.class, "salary", SortDirection.DESCENDING),
                            Order.by(Employee.class, "id", SortDirection.ASCENDING)));
            while (true) {
                KeyedResultList<Employee> rows = session.createSelectionQuery("from Employee", Employee.class)
                        .getKeyedResultList(page);
                all.addAll(rows.getResultList());
                if (rows.isLastPage()) {
                    break;
                }
                page = rows.getNextPage();
            }
        });
        assertThat(all).hasSize(23).doesNotHaveDuplicates();
        assertThat(all)
                .isSortedAccordingTo((a, b) ->
                        a.salary != b.salary ? Integer.compare(b.salary, a.salary) : Integer.compare(a.id, b.id));
    }

    @Test
    void howManyThereAre() {
        assertThat(factory.<Long>fromTransaction(
                        session -> session.createSelectionQuery("from Employee e where e.salary = 1", Employee.class)
                                .getResultCount()))
                .isEqualTo(5);
    }
}
