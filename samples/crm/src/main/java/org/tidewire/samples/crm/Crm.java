package org.tidewire.samples.crm;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** The steps, each in a transaction of its own. Told as they are done, one after the other. */
public final class Crm {
    private final EntityManagerFactory database;
    private final PrintStream out;
    private int step;

    private Crm(EntityManagerFactory database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    /**
     * Does all steps, on any server that Hibernate knows. The tables {@code users} and {@code orders} are made anew, so
     * every run prints the same.
     *
     * @param server what is running behind the data source, in words
     * @param dataSource gives connections with auto-commit off
     * @param settings for Hibernate, beside those in {@code persistence.xml}
     * @param out where the steps are told; the last line is the result of the join
     * @throws SQLException if the server cannot be asked for its name
     */
    public static void run(String server, DataSource dataSource, Map<String, ?> settings, PrintStream out)
            throws SQLException {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource);
        try (EntityManagerFactory database = Persistence.createEntityManagerFactory("crm", all)) {
            Crm crm = new Crm(database, out);
            crm.introduce(server, dataSource, settings.containsKey(JdbcSettings.DIALECT));
            crm.createTables();
            crm.insertUsers();
            crm.insertOneOrder();
            crm.insertMoreOrders();
            crm.deleteOrder(4);
            crm.updatePrice(1, 3.5f);
            crm.joinUsersAndOrders(3);
        }
    }

    private void introduce(String server, DataSource dataSource, boolean named) throws SQLException {
        out.println("A small CRM: users and their orders, by Jakarta Persistence");
        out.println();
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData metadata = connection.getMetaData();
            out.println("Server:  " + server + "; it calls itself " + metadata.getDatabaseProductName() + " "
                    + metadata.getDatabaseProductVersion());
        }
        String dialect = database.unwrap(SessionFactoryImplementor.class)
                .getJdbcServices()
                .getDialect()
                .getClass()
                .getName();
        out.println("Dialect: " + dialect + ", " + (named ? "named by this program" : "found by asking the server"));
    }

    private void createTables() {
        tell("Create the tables users and orders; drop first what an earlier run has left.");
        database.getSchemaManager().drop(false);
        database.getSchemaManager().create(false);
    }

    private void insertUsers() {
        tell("Insert the users Alice, Peter and Ben.");
        database.runInTransaction(entities -> {
            entities.persist(new User("Alice", Gender.Female));
            entities.persist(new User("Peter", Gender.Male));
            entities.persist(new User("Ben", Gender.Male));
        });
        showUsers();
    }

    private void insertOneOrder() {
        tell("Insert an order of user 1.");
        database.runInTransaction(entities -> entities.persist(new Order(1, 2.5f)));
    }

    private void insertMoreOrders() {
        tell("Insert five more orders.");
        database.runInTransaction(entities -> {
            entities.persist(new Order(1, 0.5f));
            entities.persist(new Order(2, 4.5f));
            entities.persist(new Order(2, 2123.87f));
            entities.persist(new Order(3, 212.5f));
            entities.persist(new Order(3, 8.5f));
        });
        showOrders();
    }

    private void deleteOrder(int oid) {
        tell("Delete order " + oid + " in bulk, without loading it.");
        changeOneRow(entities -> entities.createQuery("delete from Order o where o.oid = :oid")
                .setParameter("oid", oid)
                .executeUpdate());
    }

    private void updatePrice(int oid, float price) {
        tell("Set the price of order " + oid + " to " + price + " in bulk, without loading it.");
        changeOneRow(entities -> entities.createQuery("update Order o set o.price = :price where o.oid = :oid")
                .setParameter("price", price)
                .setParameter("oid", oid)
                .executeUpdate());
        showOrders();
    }

    private void joinUsersAndOrders(int uid) {
        tell("Join users and orders where uid = " + uid + ", sorted by oid.");
        List<Purchase> purchases = database.callInTransaction(entities -> entities.createQuery("""
                        select new org.tidewire.samples.crm.Purchase(u.name, o.price)
                        from User u join Order o on o.uid = u.uid
                        where o.uid = :uid
                        order by o.oid""", Purchase.class)
                .setParameter("uid", uid)
                .getResultList());
        out.println(purchases);
    }

    private void tell(String text) {
        step++;
        out.println();
        out.println(step + ". " + text);
    }

    /** Runs a bulk statement. Ids are dense, so that one row and no other has the id that the step names. */
    private void changeOneRow(Function<EntityManager, Integer> statement) {
        int rows = database.callInTransaction(statement);
        if (rows != 1) {
            throw new IllegalStateException("Step " + step + " changed " + rows + " rows and not 1");
        }
        out.println("   1 row");
    }

    private void showUsers() {
        TextTable table = new TextTable("uid", "name", "gender");
        database.callInTransaction(entities -> entities.createQuery("select u from User u order by u.uid", User.class)
                        .getResultList())
                .forEach(user -> table.row(user.uid(), user.name(), user.gender()));
        show("users", table);
    }

    private void showOrders() {
        TextTable table = new TextTable("oid", "uid", "price");
        database.callInTransaction(entities -> entities.createQuery("select o from Order o order by o.oid", Order.class)
                        .getResultList())
                .forEach(order -> table.row(order.oid(), order.uid(), order.price()));
        show("orders", table);
    }

    private void show(String name, TextTable table) {
        out.println("   " + name);
        table.lines().forEach(line -> out.println("   " + line));
    }
}
