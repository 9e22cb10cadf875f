package org.tidewire.it.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.function.Supplier;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.tidewire.it.mapping.ItemRepository.Line;
import org.tidewire.it.repository.LibraryApplication;
import org.tidewire.testkit.junit.TestDatabase;

/** Two rooms, three shelves, four items and three tags, anew for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MappingSuite {
    private static final Place NORTH_1 = new Place("north", 1);
    private static final Place NORTH_2 = new Place("north", 2);
    private static final Place SOUTH_3 = new Place("south", 3);
    private static final Color RED = new Color(0xff0000);

    final TestDatabase database;
    private ConfigurableApplicationContext application;
    private ShelfRepository shelves;
    private ItemRepository items;
    private PrintedRepository printed;
    private TagRepository tags;

    private final String setting;

    MappingSuite(TestDatabase database, String setting) {
        this.database = database;
        this.setting = setting;
    }

    @BeforeAll
    void start() {
        application = LibraryApplication.start(
                CatalogueApplication.class, database, "create", "--spring.jpa.properties." + setting);
        shelves = application.getBean(ShelfRepository.class);
        items = application.getBean(ItemRepository.class);
        printed = application.getBean(PrintedRepository.class);
        tags = application.getBean(TagRepository.class);
    }

    @BeforeEach
    void fillAnew() {
        items.deleteAll();
        shelves.deleteAll();
        tags.deleteAllInBatch();
        Tag rare = new Tag("rare");
        Tag large = new Tag("large");
        tags.saveAll(List.of(rare, large, new Tag("unused")));
        Shelf maps = new Shelf(NORTH_1, new Size(120, 40), RED, "maps", "flat");
        Shelf music = new Shelf(NORTH_2, new Size(80, 40), new Color(0x0000ff), "music");
        shelves.saveAll(List.of(maps, music, new Shelf(SOUTH_3, new Size(80, 30), null)));
        items.saveAll(List.of(
                new Printed("Atlas", 2500, maps, 300, rare, large),
                new Printed("City plan", 100, maps, 2),
                new Recorded("Winterreise", 90, music, 74, rare),
                new Recorded("Field notes", 40, null, 12)));
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @Test
    void embeddedIds() {
        assertThat(shelves.findById(NORTH_2))
                .hasValueSatisfying(shelf -> assertThat(shelf.size.width()).isEqualTo(80));
        assertThat(shelves.existsById(new Place("south", 1))).isFalse();
        assertThat(shelves.findAllById(List.of(NORTH_1, SOUTH_3))).hasSize(2);
        assertThat(places(shelves.findByPlaceRoomOrderByPlacePosition("north"))).containsExactly(NORTH_1, NORTH_2);
        assertThat(titles(items.findByShelfPlaceOrderByTitle(NORTH_1))).containsExactly("Atlas", "City plan");
        assertThat(items.countByShelf(shelves.getReferenceById(NORTH_2))).isEqualTo(1);
        shelves.deleteById(SOUTH_3);
        assertThat(shelves.count()).isEqualTo(2);
    }

    @Test
    void embeddedValuesAndConverters() {
        assertThat(places(shelves.findBySizeWidthGreaterThanOrderByPlacePosition(100)))
                .containsExactly(NORTH_1);
        assertThat(places(shelves.findBySize(new Size(80, 30)))).containsExactly(SOUTH_3);
        assertThat(places(shelves.findByColor(RED))).containsExactly(NORTH_1);
        assertThat(places(shelves.findByColor(null))).containsExactly(SOUTH_3);
        assertThat(shelves.findById(NORTH_1).orElseThrow().color).isEqualTo(RED);
    }

    @Test
    void collectionsOfValues() {
        assertThat(places(shelves.findByLabelsContaining("flat"))).containsExactly(NORTH_1);
        assertThat(places(shelves.findByLabelsIsEmpty())).containsExactly(SOUTH_3);
        inTransaction(() -> {
            Shelf music = shelves.findById(NORTH_2).orElseThrow();
            music.labels.remove("music");
            return music.labels.add("sound");
        });
        assertThat(shelves.findByLabelsContaining("music")).isEmpty();
        assertThat(places(shelves.findByLabelsContaining("sound"))).containsExactly(NORTH_2);
    }

    @Test
    void associationsOfMany() {
        assertThat(places(shelves.findByItemsIsNotEmptyOrderByPlacePosition())).containsExactly(NORTH_1, NORTH_2);
        assertThat(titles(items.findByTagsNameOrderByTitle("rare"))).containsExactly("Atlas", "Winterreise");
        inTransaction(() -> items.heavierThan(1000).get(0).tags.removeIf(tag -> tag.name.equals("rare")));
        assertThat(titles(items.findByTagsNameOrderByTitle("rare"))).containsExactly("Winterreise");
        assertThat(titles(items.findByTagsNameOrderByTitle("large"))).containsExactly("Atlas");
        tags.deleteAllByIdInBatch(List.of("unused"));
        assertThat(tags.count()).isEqualTo(2);
    }

    @Test
    void classesOfOneTable() {
        assertThat(titles(printed.findAll())).containsExactlyInAnyOrder("Atlas", "City plan");
        assertThat(titles(printed.findByPagesGreaterThanOrderByTitle(100))).containsExactly("Atlas");
        assertThat(titles(items.ofType(Recorded.class))).containsExactly("Field notes", "Winterreise");
        assertThat(items.findAll()).hasSize(4).hasAtLeastOneElementOfType(Recorded.class);
        printed.deleteAllInBatch();
        assertThat(titles(items.findAll())).containsExactlyInAnyOrder("Field notes", "Winterreise");
    }

    @Test
    void namedQueriesGraphsAndExpressions() {
        assertThat(titles(items.heavierThan(95))).containsExactly("Atlas", "City plan");
        assertThat(items.like(new Printed("Atlas", 0, null, 0))).isPresent();
        assertThat(database.statements()
                        .sqlDuring(() -> assertThat(items.findWithTagsByTitle("Atlas"))
                                .hasValueSatisfying(atlas -> {
                                    assertThat(Hibernate.isInitialized(atlas.tags))
                                            .isTrue();
                                    assertThat(atlas.tags).hasSize(2);
                                    assertThat(Hibernate.isInitialized(atlas.shelf))
                                            .isFalse();
                                })))
                .hasSize(1);
        assertThat(items.linesLighterThan(95))
                .extracting(Line::getTitle, Line::getGrams)
                .containsExactly(tuple("Field notes", 40), tuple("Winterreise", 90));
    }

    @Test
    void queryHints() {
        inTransaction(() -> items.findReadOnlyByTitle("Atlas").orElseThrow().grams = 1);
        assertThat(titles(items.heavierThan(1000)))
                .as("what is read only is not flushed")
                .containsExactly("Atlas");
    }

    private <T> T inTransaction(Supplier<T> work) {
        return application.getBean(TransactionTemplate.class).execute(status -> work.get());
    }

    private static List<Place> places(List<Shelf> shelves) {
        return shelves.stream().map(shelf -> shelf.place).toList();
    }

    private static List<String> titles(List<? extends Item> items) {
        return items.stream().map(Item::getTitle).toList();
    }
}
