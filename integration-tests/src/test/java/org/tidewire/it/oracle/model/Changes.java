package org.tidewire.it.oracle.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.tidewire.it.oracle.model.Model.Event;
import org.tidewire.it.oracle.model.Model.Item;
import org.tidewire.it.oracle.model.Model.Party;
import org.tidewire.it.oracle.model.Model.Slot;
import org.tidewire.it.oracle.model.Model.SlotKey;

/** Random changes of many entities through a session, the same for a seed on every database. */
public final class Changes {
    /** Each selects all that a table has. */
    public static final List<String> QUERIES = List.of(
            """
            select i.id, i.open, i.tiny, i.small, i.qty, i.edge, i.big, i.vast, i.ratio, i.weight, i.price, i.exact, i.whole,
                i.letter, i.name, i.note, i.pattern, i.born, i.wakes, i.made, i.seen, i.span, i.code, i.grade, i.color,
                i.data, i.place.city, i.place.zip, i.extra, i.parent.id, i.owner.id
            from Item i""",
            "select i.id, i.doc.title, i.doc.pages, i.doc.views, i.doc.score, i.doc.draft, i.doc.cost, i.doc.issued from Item i",
            "select i.id, t from Item i join i.tags t",
            "select i.id, m from Item i join i.marks m",
            "select p.id, type(p), p.name, p.level from Party p",
            "select p.id, p.age, p.born from Person p",
            "select c.id, c.capital, c.motto from Company c",
            "select e.id, type(e), e.happened, e.points, e.item.id from Event e",
            "select d.id, d.amount from Deposit d",
            "select m.id, m.text from Message m",
            "select s.id.room, s.id.shelf, s.seats, s.item.id from Slot s");

    private static final int ITEMS = 40;
    private static final int OTHERS = 24;

    private final Session session;
    private final Random random;
    private final Rows rows;

    private Changes(Session session, long seed) {
        this.session = session;
        random = new Random(seed);
        rows = new Rows(session, seed, true);
    }

    /** Persists, updates and removes, also by bulk statements, in batches of a size that depends on the seed. */
    public static void make(Session session, long seed) {
        new Changes(session, seed).make();
    }

    private void make() {
        session.setJdbcBatchSize(2 + random.nextInt(ITEMS));
        makeThroughTheSession();
        BulkChanges.make(session, random);
        session.clear();
        makeThroughTheSession();
    }

    private void makeThroughTheSession() {
        Map<Integer, Item> items = byId(all(Item.class), item -> item.id);
        Map<Integer, Party> parties = byId(all(Party.class), party -> party.id);
        Map<Integer, Event> events = byId(all(Event.class), event -> event.id);
        Map<SlotKey, Slot> slots = byId(all(Slot.class), slot -> slot.id);
        persistMissing(items, parties, events, slots);
        change(items, parties, events, slots);
        if (random.nextBoolean()) {
            session.flush();
            change(items, parties, events, slots);
        }
        remove(items, parties, events, slots);
    }

    private void persistMissing(
            Map<Integer, Item> items,
            Map<Integer, Party> parties,
            Map<Integer, Event> events,
            Map<SlotKey, Slot> slots) {
        IntStream.rangeClosed(1, ITEMS)
                .forEach(id -> items.computeIfAbsent(id, key -> {
                    Item item = new Item();
                    item.id = key;
                    return persisted(item);
                }));
        IntStream.rangeClosed(1, OTHERS)
                .forEach(id -> parties.computeIfAbsent(id, key -> persisted(rows.party(key - 1))));
        Item[] targets = items.values().toArray(Item[]::new);
        IntStream.rangeClosed(1, OTHERS)
                .forEach(id -> events.computeIfAbsent(id, key -> persisted(rows.event(key - 1, targets))));
        IntStream.rangeClosed(1, OTHERS / 3)
                .forEach(room ->
                        Values.SHELVES.forEach(shelf -> slots.computeIfAbsent(new SlotKey(room, shelf), key -> {
                            Slot slot = new Slot();
                            slot.id = key;
                            return persisted(slot);
                        })));
    }

    private void change(
            Map<Integer, Item> items,
            Map<Integer, Party> parties,
            Map<Integer, Event> events,
            Map<SlotKey, Slot> slots) {
        for (Item item : items.values()) {
            switch (random.nextInt(5)) {
                case 0 -> rows.fill(item);
                case 1 -> item.qty = rows.any(Values.INTEGERS);
                case 2 -> item.doc = null;
                case 3 -> item.parent = items.get(1 + random.nextInt(ITEMS));
                default -> {}
            }
            changeCollections(item);
            item.owner = random.nextInt(4) == 0 ? parties.get(1 + random.nextInt(OTHERS)) : item.owner;
        }
        parties.values().stream().filter(party -> isChanged()).forEach(rows::fill);
        events.values().stream().filter(event -> isChanged()).forEach(rows::fill);
        slots.values().stream().filter(slot -> isChanged()).forEach(slot -> {
            slot.seats = rows.any(Values.INTEGERS);
            slot.item = items.get(1 + random.nextInt(ITEMS));
        });
    }

    private boolean isChanged() {
        return random.nextInt(3) > 0;
    }

    private void changeCollections(Item item) {
        switch (random.nextInt(6)) {
            case 0 -> item.tags.clear();
            case 1 -> item.tags = new HashSet<>(Values.TAGS);
            case 2 -> item.tags.remove("a");
            case 3 -> item.marks.remove(1);
            case 4 -> item.marks.addAll(Set.of(random.nextInt(9), 9));
            default -> item.marks.clear();
        }
    }

    private void remove(
            Map<Integer, Item> items,
            Map<Integer, Party> parties,
            Map<Integer, Event> events,
            Map<SlotKey, Slot> slots) {
        Set<Item> removedItems = some(items);
        Set<Party> removedParties = some(parties);
        items.values().forEach(item -> {
            item.parent = removedItems.contains(item.parent) ? null : item.parent;
            item.owner = removedParties.contains(item.owner) ? null : item.owner;
        });
        events.values().forEach(event -> event.item = removedItems.contains(event.item) ? null : event.item);
        slots.values().forEach(slot -> slot.item = removedItems.contains(slot.item) ? null : slot.item);
        removedItems.forEach(session::remove);
        removedParties.forEach(session::remove);
        some(events).forEach(session::remove);
        some(slots).forEach(session::remove);
    }

    /** A quarter of them, in their order. */
    private <T> Set<T> some(Map<?, T> entities) {
        return entities.values().stream()
                .filter(entity -> random.nextInt(4) == 0)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private <T> T persisted(T entity) {
        session.persist(entity);
        return entity;
    }

    private <T> List<T> all(Class<T> entity) {
        return session.createSelectionQuery("from " + entity.getSimpleName(), entity)
                .getResultList();
    }

    /** In an order that does not depend on the database. */
    private static <K, T> Map<K, T> byId(List<T> entities, Function<T, K> id) {
        return entities.stream()
                .sorted(Comparator.comparing(entity -> sortable(id.apply(entity))))
                .collect(Collectors.toMap(id, entity -> entity, (one, other) -> one, LinkedHashMap::new));
    }

    private static String sortable(Object id) {
        return id instanceof Integer number ? "%09d".formatted(number) : id.toString();
    }
}
