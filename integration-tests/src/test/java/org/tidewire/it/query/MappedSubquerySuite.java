package org.tidewire.it.query;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.List;
import java.util.Set;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JoinColumnOrFormula;
import org.hibernate.annotations.JoinColumnsOrFormulas;
import org.hibernate.annotations.JoinFormula;
import org.hibernate.annotations.SQLRestriction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tidewire.testkit.junit.TestDatabase;

/** Subqueries in the SQL of a mapping, which come into the condition of joins. */
public abstract class MappedSubquerySuite {
    @Entity(name = "Rate")
    public static class Rate {
        @Id
        int id;

        int product;
        String name;
    }

    @Entity(name = "Product")
    public static class Product {
        @Id
        int id;

        String name;

        @ManyToOne
        @JoinFormula("(select max(r.id) from Rate r where r.product = id)")
        Rate latest;

        @ManyToOne
        @JoinColumnsOrFormulas(
                @JoinColumnOrFormula(formula = @JoinFormula("(select min(r.id) from Rate r where r.product = id)")))
        Rate first;

        @ManyToOne(fetch = FetchType.LAZY)
        @JoinFormula("(select max(r.id) from Rate r where r.product = 0)")
        Rate last;

        @Formula("(select count(*) from Rate r where r.product = id)")
        int rates;

        @OneToMany(mappedBy = "product", fetch = FetchType.EAGER)
        @SQLRestriction("exists (select 1 from Rate r where r.product = qty)")
        Set<Item> rated;

        @ManyToOne
        Secret secret;
    }

    @Entity(name = "Item")
    public static class Item {
        @Id
        int id;

        @Column(name = "qty")
        int quantity;

        @ManyToOne
        Product product;
    }

    @Entity(name = "Secret")
    @SQLRestriction("id in (select r.id from Rate r)")
    public static class Secret {
        @Id
        int id;
    }

    protected final TestDatabase database;
    private SessionFactory factory;

    protected MappedSubquerySuite(TestDatabase database) {
        this.database = database;
    }

    /** Products 1 and 2 have rates (1 and 4; 2 and 5), 3 has none. */
    @BeforeEach
    protected void insertRows() {
        factory = database.sessionFactory(Rate.class, Product.class, Item.class, Secret.class);
        factory.inTransaction(session -> {
            for (int id = 1; id <= 5; id++) {
                Rate rate = new Rate();
                rate.id = id;
                rate.product = id % 3;
                rate.name = "r" + id;
                session.persist(rate);
            }
            for (int id = 1; id <= 3; id++) {
                Secret secret = new Secret();
                secret.id = id;
                session.persist(secret);
                Product product = new Product();
                product.id = id;
                product.name = "p" + id;
                product.secret = secret;
                session.persist(product);
                Item item = new Item();
                item.id = id;
                item.quantity = id;
                item.product = product;
                session.persist(item);
            }
        });
    }

    @Test
    protected void eagerAssociationsAreFetched() {
        factory.inSession(session -> {
            Product product = session.find(Product.class, 1);
            assertThat(product.latest.name).isEqualTo("r4");
            assertThat(product.first.name).isEqualTo("r1");
            assertThat(product.rates).isEqualTo(2);
            assertThat(product.secret.id).isEqualTo(1);
            assertThat(product.rated).extracting(item -> item.id).containsExactly(1);
            Product unrated = session.find(Product.class, 3);
            assertThat(unrated.latest).isNull();
            assertThat(unrated.rated).isEmpty();
        });
        factory.inSession(session ->
                assertThat(session.find(Item.class, 2).product.latest.name).isEqualTo("r5"));
        factory.inSession(
                session -> assertThat(session.createSelectionQuery("from Product p order by p.id", Product.class)
                                .getResultList())
                        .extracting(product -> product.latest == null ? "-" : product.latest.name)
                        .containsExactly("r4", "r5", "-"));
    }

    @Test
    protected void innerJoinsAndPaths() {
        assertThat(names("select l.name from Product p join p.latest l order by l.name"))
                .containsExactly("r4", "r5");
        assertThat(names("select p.first.name from Product p order by p.id")).containsExactly("r1", "r2");
        assertThat(names("select p.name from Product p where p.latest is null")).containsExactly("p3");
        assertThat(names("select p.name from Product p where p.latest.id > 4")).containsExactly("p2");
    }

    protected final List<String> names(String hql) {
        return factory.fromSession(
                session -> session.createSelectionQuery(hql, String.class).getResultList());
    }

    protected final int mutate(String hql) {
        return factory.fromTransaction(
                session -> session.createMutationQuery(hql).executeUpdate());
    }
}
