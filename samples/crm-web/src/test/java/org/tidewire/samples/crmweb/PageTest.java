package org.tidewire.samples.crmweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.MultiValueMap;
import org.springframework.web.context.WebApplicationContext;
import org.tidewire.samples.crmweb.data.Gender;
import org.tidewire.samples.crmweb.data.OrderRepository;
import org.tidewire.samples.crmweb.data.Purchase;
import org.tidewire.samples.crmweb.data.User;
import org.tidewire.samples.crmweb.data.UserName;
import org.tidewire.samples.crmweb.data.UserRepository;
import org.tidewire.samples.crmweb.data.UserTotal;
import org.tidewire.tidb.TiDBDialect;

/** Repositories, service and answers, on a real database. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageTest {
    private static RunningPage page;
    private static MockMvcTester mvc;
    private static CrmService crm;
    private static UserRepository users;
    private static OrderRepository orders;

    @BeforeAll
    static void start() throws SQLException {
        page = new RunningPage();
        mvc = MockMvcTester.from((WebApplicationContext) page.context());
        crm = page.bean(CrmService.class);
        users = page.bean(UserRepository.class);
        orders = page.bean(OrderRepository.class);
    }

    @AfterAll
    static void stop() throws SQLException {
        page.close();
    }

    @Test
    @Order(1)
    void aFreshStartShowsTheRowsOfTheTutorial() {
        Overview overview = crm.overview(new Filter(null, null, null), 0, 0);
        assertThat(overview.users())
                .containsExactly(
                        new UserTotal(1, "Alice", Gender.Female, 2L, new BigDecimal("4.00")),
                        new UserTotal(2, "Peter", Gender.Male, 1L, new BigDecimal("4.50")),
                        new UserTotal(3, "Ben", Gender.Male, 2L, new BigDecimal("221.00")));
        assertThat(overview.purchases().getContent())
                .containsExactly(
                        new Purchase(1, 1, "Alice", new BigDecimal("3.50")),
                        new Purchase(2, 1, "Alice", new BigDecimal("0.50")),
                        new Purchase(3, 2, "Peter", new BigDecimal("4.50")),
                        new Purchase(5, 3, "Ben", new BigDecimal("212.50")),
                        new Purchase(6, 3, "Ben", new BigDecimal("8.50")));
        assertThat(overview.total()).isEqualByComparingTo("229.50");
        assertThat(get("/")).hasStatusOk().bodyText().contains("Alice", "Peter", "Ben", "229.50", "<svg");
    }

    @Test
    void theDialectIsTidewires() {
        assertThat(page.bean(EntityManagerFactory.class)
                        .unwrap(SessionFactoryImplementor.class)
                        .getJdbcServices()
                        .getDialect())
                .isInstanceOf(TiDBDialect.class);
    }

    @Test
    @Order(2)
    void aSecondStartAddsNothing() {
        page.bean(Seed.class).run(null);
        assertThat(users.count()).isEqualTo(3);
    }

    @Test
    void usersComeInPages() {
        page.reset();
        IntStream.range(0, 6).forEach(n -> crm.createUser(user("Zoe " + n, Gender.Female, 0)));
        Filter byName = new Filter(null, null, Filter.Sorting.NAME);
        assertThat(names(crm.overview(byName, 0, 0))).containsExactly("Alice", "Ben", "Peter", "Zoe 0", "Zoe 1");
        assertThat(names(crm.overview(byName, 1, 0))).containsExactly("Zoe 2", "Zoe 3", "Zoe 4", "Zoe 5");
        assertThat(names(crm.overview(byName, 9, 9)))
                .as("a page after the last is the last")
                .containsExactly("Zoe 2", "Zoe 3", "Zoe 4", "Zoe 5");
        assertThat(get("/overview?page=2147483647&orderPage=-1"))
                .hasStatusOk()
                .bodyText()
                .contains("2 of 2");
        assertThat(get("/overview?sort=NAME&page=1"))
                .bodyText()
                .contains("2 of 2")
                .doesNotContain("Alice");
    }

    @Test
    void usersAreFiltered() {
        page.reset();
        crm.createUser(user("100%_!", Gender.Male, 0));
        assertThat(names(crm.overview(new Filter(" E ", null, Filter.Sorting.NAME), 0, 0)))
                .containsExactly("Alice", "Ben", "Peter");
        assertThat(names(crm.overview(new Filter("e", Gender.Male, Filter.Sorting.NAME), 0, 0)))
                .containsExactly("Ben", "Peter");
        assertThat(names(crm.overview(new Filter("%_!", null, null), 0, 0)))
                .as("nothing in it is a wildcard")
                .containsExactly("100%_!");
        assertThat(crm.overview(new Filter("nobody", null, null), 0, 0).users()).isEmpty();
        assertThat(get("/overview?name=nobody")).hasStatusOk().bodyText().contains("No users here.", "No orders here.");
    }

    @Test
    void whatIsWrongStandsBesideTheField() {
        page.reset();
        assertThat(send(mvc.post().uri("/users").param("name", "  ").param("gender", "")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Write a name.", "Choose one.");
        assertThat(send(mvc.post().uri("/users").param("name", "x".repeat(51)).param("gender", "Male")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Keep the name to 50 characters.", "x".repeat(51));
        assertThat(send(mvc.post().uri("/orders").param("uid", "").param("price", "a lot")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose a user.", "Write the price as a number, such as 12.50.", "a lot");
        String ben = String.valueOf(named("Ben").uid());
        assertThat(send(mvc.post().uri("/orders").param("uid", ben).param("price", "0")))
                .bodyText()
                .contains("The price has to be at least 0.01.");
        assertThat(send(mvc.post().uri("/orders").param("uid", ben).param("price", "1.005")))
                .bodyText()
                .contains("At most 8 digits before the point, and 2 after it.");
        assertThat(users.count()).isEqualTo(3);
        assertThat(orders.count()).isEqualTo(5);
    }

    @Test
    void textIsShownAsText() {
        page.reset();
        crm.createUser(user("<b>&\"Bo'", Gender.Male, 0));
        assertThat(get("/")).bodyText().contains("&lt;b&gt;&amp;&quot;Bo&#39;").doesNotContain("<b>");
    }

    @Test
    void theSecondOfTwoPeopleIsTold() {
        page.reset();
        User peter = named("Peter");
        String uri = "/users/" + peter.uid();
        assertThat(send(mvc.put().uri(uri).params(fields("Pete", 0))))
                .hasStatusOk()
                .bodyText()
                .contains("Pete was saved.");
        assertThat(send(mvc.put().uri(uri).params(fields("Pedro", 0))))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Somebody else was faster", "Nothing of yours was saved.", "Pete", "Pedro", "Look again");
        assertThat(named("Pete").version()).isEqualTo(1);
        assertThat(send(mvc.put().uri(uri).params(fields("Pedro", 1))))
                .as("who has looked again may save")
                .hasStatusOk();
        User pedro = named("Pedro");
        assertThat(pedro.version()).isEqualTo(2);
        assertThat(pedro.changedAt()).isAfter(pedro.createdAt()).isEqualTo(pedro.changedAt());
        assertThat(pedro.createdAt()).isEqualTo(peter.createdAt());
    }

    @Test
    void ofManyPeopleAtOnceOneSaves() {
        page.reset();
        int uid = named("Ben").uid();
        int people = 6;
        CyclicBarrier together = new CyclicBarrier(people);
        List<CompletableFuture<String>> all = IntStream.range(0, people)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                together.await(30, TimeUnit.SECONDS);
                                return crm.changeUser(uid, user("Ben " + n, Gender.Male, 0))
                                        .name();
                            } catch (EditConflictException e) {
                                return "told of " + e.details().fields().get(0).theirs();
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        command -> new Thread(command).start()))
                .toList();
        List<String> outcomes = all.stream().map(CompletableFuture::join).toList();
        String winner = users.findById(uid).orElseThrow().name();
        assertThat(outcomes).containsOnlyOnce(winner);
        assertThat(outcomes.stream().filter(("told of " + winner)::equals)).hasSize(people - 1);
    }

    @Test
    void whoDeletesHasSeenWhatGoes() {
        page.reset();
        User ben = named("Ben");
        String uri = "/users/" + ben.uid();
        assertThat(get(uri + "/delete")).bodyText().contains("Delete Ben?", "2 orders go too.");
        crm.createOrder(order(ben, "1", 0));
        assertThat(send(mvc.delete().uri(uri).param("version", "0").param("orders", "2")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Somebody else was faster", uri + "/delete");
        assertThat(orders.countByUserUid(ben.uid())).isEqualTo(3);
        assertThat(send(mvc.delete().uri(uri).param("version", "0").param("orders", "3")))
                .hasStatusOk()
                .hasHeader("HX-Trigger", "crm-changed")
                .bodyText()
                .contains("Ben was deleted.");
        assertThat(users.findAllByOrderByNameAscUidAsc())
                .extracting(UserName::getName)
                .containsExactly("Alice", "Peter");
        assertThat(orders.count()).isEqualTo(3);
        assertThat(get(uri + "/edit"))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("User " + ben.uid() + " is gone");
    }

    @Test
    void anOrderIsAddedChangedAndDeleted() {
        page.reset();
        User alice = named("Alice");
        int oid = crm.createOrder(order(alice, "12.5", 0)).oid();
        String uri = "/orders/" + oid;
        assertThat(get(uri + "/edit")).bodyText().contains("value=\"12.50\"");
        assertThat(send(mvc.put()
                        .uri(uri)
                        .param("uid", String.valueOf(named("Ben").uid()))
                        .param("price", "99.99")
                        .param("version", "0")))
                .hasStatusOk();
        assertThat(crm.order(oid).user().name()).isEqualTo("Ben");
        assertThatThrownBy(() -> crm.changeOrder(oid, order(alice, "1", 0)))
                .isInstanceOfSatisfying(
                        EditConflictException.class,
                        e -> assertThat(e.details().fields())
                                .containsExactly(
                                        new EditConflictException.Field("User", "Ben", "Alice"),
                                        new EditConflictException.Field("Price", "99.99", "1")));
        assertThat(get(uri + "/delete")).bodyText().contains("Delete order " + oid + "?", "Ben, 99.99.");
        assertThat(send(mvc.delete().uri(uri).param("version", "0"))).hasStatus(HttpStatus.CONFLICT);
        assertThat(send(mvc.delete().uri(uri).param("version", "1"))).hasStatusOk();
        assertThat(orders.findById(oid)).isEmpty();
    }

    @Test
    void aBulkUpdateIsAConflictForWhoEditsTheOrder() {
        page.reset();
        Purchase first = orders.findPurchases(List.of(named("Peter").uid()), PageRequest.of(0, 5))
                .getContent()
                .get(0);
        page.bean(EntityManagerFactory.class)
                .runInTransaction(session -> assertThat(
                                session.createQuery("update versioned Order o set o.price = 10 where o.oid = :oid")
                                        .setParameter("oid", first.oid())
                                        .executeUpdate())
                        .isEqualTo(1));
        assertThatThrownBy(() -> crm.changeOrder(first.oid(), order(named("Peter"), "7", 0)))
                .isInstanceOf(EditConflictException.class);
        assertThat(crm.order(first.oid()).price()).isEqualByComparingTo("10");
    }

    @Test
    void anotherSitesFormChangesNothing() {
        page.reset();
        assertThat(mvc.post().uri("/users").param("name", "Eve").param("gender", "Female"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(users.count()).isEqualTo(3);
    }

    private static MvcTestResult get(String uri) {
        return send(mvc.get().uri(uri));
    }

    /** As htmx sends it. */
    private static MvcTestResult send(MockMvcTester.MockMvcRequestBuilder request) {
        return request.header("HX-Request", "true").exchange();
    }

    private static MultiValueMap<String, String> fields(String name, long version) {
        return MultiValueMap.fromSingleValue(
                Map.of("name", name, "gender", "Male", "version", String.valueOf(version)));
    }

    private static UserForm user(String name, Gender gender, long version) {
        UserForm form = new UserForm();
        form.setName(name);
        form.setGender(gender);
        form.setVersion(version);
        return form;
    }

    private static OrderForm order(User user, String price, long version) {
        OrderForm form = new OrderForm();
        form.setUid(user.uid());
        form.setPrice(new BigDecimal(price));
        form.setVersion(version);
        return form;
    }

    private static User named(String name) {
        return users.findAll().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Overview overview) {
        return overview.users().stream().map(UserTotal::name).toList();
    }
}
