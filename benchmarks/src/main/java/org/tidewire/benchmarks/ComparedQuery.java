package org.tidewire.benchmarks;

import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.Page;

/** The translated queries. */
public enum ComparedQuery {
    JOIN("""
            select b.title, a.name from Book b join b.author a
            where b.cents > :cents and a.name like 'author 1%' order by b.cents desc, b.id"""),
    PAGE("""
            select b.title, b.cents from Book b where b.cents > :cents order by b.cents, b.id"""),
    WINDOW("""
            select b.title, rank() over (partition by b.author.id order by b.cents desc), sum(b.cents) over (partition by b.author.id)
            from Book b where b.cents > :cents"""),
    CTE("""
            with priced as (select b.author.id as author, sum(b.cents) as total from Book b where b.cents > :cents group by b.author.id)
            select a.name, p.total from Author a join priced p on p.author = a.id order by p.total desc, a.id""");

    private final String hql;

    ComparedQuery(String hql) {
        this.hql = hql;
    }

    List<Object[]> ask(Session session) {
        var query = session.createSelectionQuery(hql, Object[].class).setParameter("cents", 2500L);
        if (this == PAGE) {
            query.setPage(Page.page(20, 3));
        }
        return query.getResultList();
    }
}
