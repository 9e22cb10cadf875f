package org.tidewire.it.oracle.model;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/**
 * Bulk updates and deletes of what a session has changed and not yet sent, so that a batch goes out before each. Those of joined
 * classes and of entities with collections have several tables.
 */
final class BulkChanges {
    private static final List<String> UPDATES = List.of(
            "update Item i set i.qty = i.qty + :number, i.note = :text where i.id >= :id",
            "update Item i set i.place.zip = :number, i.parent = null where i.owner.level < :number",
            "update Party p set p.level = coalesce(p.level, 0) + :number where p.id >= :id",
            "update Company c set c.name = :text, c.motto = :text where c.level < :number",
            "update Person p set p.age = coalesce(p.age, 0) + :number where p.id >= :id",
            "update Event e set e.points = (select max(i.qty) from Item i where i.id < e.id + :number) where e.id >= :id",
            "update Message m set m.text = :text where m.item.qty < :number",
            "update Slot s set s.seats = coalesce(s.seats, 1) + :number where s.id.room >= :id");

    private static final List<List<String>> DELETES = List.of(
            List.of(
                    "update Item i set i.owner = null where i.owner.id >= :id",
                    "delete from Company c where c.id >= :id",
                    "delete from Party p where p.id >= :id and p.level < :number"),
            List.of(
                    "update Item i set i.parent = null",
                    "update Event e set e.item = null",
                    "update Slot s set s.item = null",
                    "delete from Item i where i.id >= :id and i.qty < :number",
                    "delete from Item i where i.id >= :id and i.id in (select j.id from Item j where j.qty >= :number)"),
            List.of(
                    "delete from Deposit d where d.id >= :id",
                    "delete from Event e where e.points < :number and e.id >= :id",
                    "delete from Slot s where s.id.shelf = 'a' and s.id.room >= :id"));

    private BulkChanges() {}

    /** After them the session does not know the rows: it has to be cleared. */
    static void make(Session session, Random random) {
        for (int i = 0; i < 3; i++) {
            execute(session, random, UPDATES.get(random.nextInt(UPDATES.size())));
        }
        DELETES.get(random.nextInt(DELETES.size())).forEach(hql -> execute(session, random, hql));
        session.flush();
    }

    private static void execute(Session session, Random random, String hql) {
        MutationQuery mutation = session.createMutationQuery(hql);
        Map<String, Object> values = Map.of(
                "id", 1 + random.nextInt(20),
                "number", random.nextInt(5),
                "text", Values.TEXTS.get(random.nextInt(Values.TEXTS.size())));
        values.forEach((name, value) -> {
            if (hql.contains(":" + name)) {
                mutation.setParameter(name, value);
            }
        });
        mutation.executeUpdate();
    }
}
