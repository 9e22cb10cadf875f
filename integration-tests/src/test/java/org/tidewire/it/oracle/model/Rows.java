package org.tidewire.it.oracle.model;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hibernate.Session;
import org.tidewire.it.oracle.model.Model.Company;
import org.tidewire.it.oracle.model.Model.Deposit;
import org.tidewire.it.oracle.model.Model.Doc;
import org.tidewire.it.oracle.model.Model.Event;
import org.tidewire.it.oracle.model.Model.Item;
import org.tidewire.it.oracle.model.Model.Message;
import org.tidewire.it.oracle.model.Model.Party;
import org.tidewire.it.oracle.model.Model.Person;
import org.tidewire.it.oracle.model.Model.Place;
import org.tidewire.it.oracle.model.Model.Slot;
import org.tidewire.it.oracle.model.Model.SlotKey;

/**
 * The same rows on every database: values that meet each other often, and null in every column.
 *
 * <p>The values come from the pools that the generated literals are taken from too.
 */
public final class Rows {
    public static final int ITEMS = 12;

    private final Random random;
    private final Session session;
    private final boolean hasLimits;

    Rows(Session session, long seed, boolean hasLimits) {
        this.session = session;
        this.hasLimits = hasLimits;
        random = new Random(seed);
    }

    /** {@code hasLimits}: whether there are values at the ends of their range. */
    public static void persist(Session session, boolean hasLimits) {
        new Rows(session, 20_260_101, hasLimits).persist();
    }

    private void persist() {
        Party[] parties = new Party[6];
        for (int i = 0; i < parties.length; i++) {
            parties[i] = party(i);
            session.persist(parties[i]);
        }
        Item[] items = new Item[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            items[i] = item(i + 1);
            items[i].owner = orNull(parties[random.nextInt(parties.length)]);
            items[i].parent = i == 0 ? null : orNull(items[random.nextInt(i)]);
            session.persist(items[i]);
        }
        for (int i = 0; i < 9; i++) {
            session.persist(event(i, items));
        }
        for (int i = 0; i < 6; i++) {
            Slot slot = new Slot();
            slot.id = new SlotKey(1 + i / 3, Values.SHELVES.get(i % 3));
            slot.seats = any(Values.INTEGERS);
            slot.item = orNull(items[random.nextInt(items.length)]);
            session.persist(slot);
        }
    }

    Party party(int number) {
        Party party = switch (number % 3) {
            case 0 -> new Person();
            case 1 -> new Company();
            default -> new Party();
        };
        party.id = number + 1;
        fill(party);
        return party;
    }

    void fill(Party party) {
        if (party instanceof Person person) {
            person.age = any(Values.INTEGERS);
            person.born = any(Values.DATES);
        } else if (party instanceof Company company) {
            company.capital = any(Values.PRICES);
            company.motto = any(Values.TEXTS);
        }
        party.name = any(Values.TEXTS);
        party.level = any(Values.INTEGERS);
    }

    Event event(int number, Item[] items) {
        Event event = switch (number % 3) {
            case 0 -> new Deposit();
            case 1 -> new Message();
            default -> new Event();
        };
        event.id = number + 1;
        fill(event);
        event.item = orNull(items[random.nextInt(items.length)]);
        return event;
    }

    void fill(Event event) {
        if (event instanceof Deposit deposit) {
            deposit.amount = any(Values.PRICES);
        } else if (event instanceof Message message) {
            message.text = any(Values.TEXTS);
        }
        event.happened = any(Values.DATE_TIMES);
        event.points = any(Values.INTEGERS);
    }

    /** The last item has nulls alone. */
    private Item item(int id) {
        Item item = new Item();
        item.id = id;
        if (id < ITEMS) {
            fill(item);
        }
        return item;
    }

    void fill(Item item) {
        item.open = any(List.of(true, false));
        item.tiny = any(Values.BYTES);
        item.small = any(Values.SHORTS);
        item.qty = any(Values.INTEGERS);
        item.edge = any(Values.EDGES);
        item.big = any(Values.LONGS);
        item.vast = any(Values.VAST);
        item.ratio = any(Values.FLOATS);
        item.weight = any(Values.DOUBLES);
        item.price = any(Values.PRICES);
        item.exact = any(Values.EXACT);
        item.whole = any(Values.WHOLE);
        item.letter = any(Values.LETTERS);
        item.name = any(Values.TEXTS);
        item.note = any(Values.TEXTS);
        item.pattern = any(Values.PATTERNS);
        item.born = any(Values.DATES);
        item.wakes = any(Values.TIMES);
        item.made = any(Values.DATE_TIMES);
        item.seen = any(Values.INSTANTS);
        item.span = any(Values.DURATIONS);
        item.code = any(Values.CODES);
        item.grade = any(List.of(Grade.values()));
        item.color = any(List.of(Color.values()));
        item.data = any(Values.BYTE_ARRAYS);
        item.place = new Place();
        item.place.city = any(Values.TEXTS);
        item.place.zip = any(Values.INTEGERS);
        item.doc = random.nextInt(4) == 0 ? null : doc();
        item.extra = any(List.of(Map.of("color", "red", "size", "9"), Map.of("color", "Red"), Map.of()));
        item.tags.addAll(random.nextInt(3) == 0 ? Set.of() : Set.of("a", Values.TAGS.get(random.nextInt(4)) + "x"));
        item.marks.addAll(random.nextInt(3) == 0 ? Set.of() : Set.of(1 + random.nextInt(2), 3 + random.nextInt(2)));
    }

    private Doc doc() {
        Doc doc = new Doc();
        doc.title = any(Values.TEXTS);
        doc.pages = any(Values.INTEGERS);
        doc.views = any(Values.LONGS);
        doc.score = any(Values.DOUBLES);
        doc.draft = any(List.of(true, false));
        doc.cost = any(Values.PRICES);
        doc.issued = any(Values.DATES);
        return doc;
    }

    <T> T any(List<T> pool) {
        T value = pool.get(random.nextInt(pool.size()));
        return orNull(hasLimits ? value : Values.withinLimits(value));
    }

    private <T> T orNull(T value) {
        return random.nextInt(5) == 0 ? null : value;
    }
}
