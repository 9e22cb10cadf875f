package org.tidewire.samples.crmweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.Select;
import org.tidewire.samples.crmweb.data.Gender;
import org.tidewire.samples.crmweb.data.Order;
import org.tidewire.samples.crmweb.data.OrderRepository;
import org.tidewire.samples.crmweb.data.User;
import org.tidewire.samples.crmweb.data.UserRepository;

/** The page in a real browser: Debian's chromium, where it is installed. */
class BrowserTest {
    private static RunningPage page;
    private static Browser browser;

    @BeforeAll
    static void start() throws SQLException {
        Assumptions.assumeTrue(
                Browser.isInstalled(), "no chromium on this machine: install Debian's chromium and chromium-driver");
        page = new RunningPage();
        browser = new Browser();
    }

    @AfterAll
    static void stop() throws SQLException {
        if (browser != null) {
            browser.close();
        }
        if (page != null) {
            page.close();
        }
    }

    @BeforeEach
    void open() {
        page.reset();
        browser.width(1100);
        browser.open(page.address());
    }

    @Test
    void aUserIsAddedWithAnOrderEditedAndDeleted() {
        browser.click("//button[.='New user']");
        browser.type("name", "Carla");
        browser.choose("gender", "Female");
        browser.save();
        browser.see("#message", "Carla was added.");
        browser.see("#users", "Carla");

        browser.click("//button[.='New order']");
        browser.waitUntil(() -> browser.dialog().findElement(By.id("uid")).isDisplayed());
        new Select(browser.dialog().findElement(By.id("uid")))
                .getOptions().stream()
                        .filter(option -> option.getText().startsWith("Carla"))
                        .findFirst()
                        .orElseThrow()
                        .click();
        browser.type("price", "70.5");
        browser.save();
        browser.see("#orders", "70.50");
        browser.see(".sums", "300.00");
        browser.see("svg", "70.50");

        browser.click("//button[@aria-label='Edit Carla']");
        browser.type("name", "Carola");
        browser.save();
        browser.see("#users", "Carola");
        browser.see("#orders", "Carola");

        browser.click("//button[@aria-label='Delete Carola']");
        browser.see("dialog", "One order goes too.");
        browser.waitUntil(browser::htmxIsDone);
        browser.dialog().findElement(By.cssSelector(".danger")).click();
        browser.see("#message", "Carola was deleted.");
        browser.waitUntil(() -> !browser.text("#overview").contains("Carola"));
        assertThat(browser.text(".sums")).contains("229.50");
    }

    @Test
    void thePageShowsWhatItRunsOnAndTheSqlOfTheLastAction() {
        assertThat(browser.text("#running-on"))
                .contains(RunningPage.onTiDB() ? "TiDB" : "a stand-in for TiDB", "by org.tidewire.tidb.TiDBDialect");
        browser.click("//summary[.='The SQL of the last action']");
        browser.see("#sql", "GET /");
        browser.see("#sql", "from users u1_0");

        browser.click("//tr[td[.='212.50']]//button[.='Edit']");
        browser.type("price", "200");
        browser.save();
        browser.see("#message", "was saved.");
        browser.see("#sql", "PUT /orders/");
        browser.see("#sql", "update orders set");
        browser.see("#sql", "GET /overview");

        browser.driver().findElement(By.name("name")).sendKeys("be");
        browser.waitUntil(() -> !browser.text("#sql").contains("PUT"));
        assertThat(browser.text("#sql")).contains("GET /overview");
    }

    @Test
    void anOrderIsEditedAndDeleted() {
        browser.click("//tr[td[.='212.50']]//button[.='Edit']");
        browser.type("price", "200");
        browser.save();
        browser.see("#message", "was saved.");
        browser.see("#orders", "200.00");
        browser.see("svg", "208.50");

        browser.click("//tr[td[.='200.00']]//button[.='Delete']");
        browser.see("dialog", "Ben, 200.00. It cannot be undone.");
        assertThat(browser.driver().switchTo().activeElement().getText())
                .as("what Enter does")
                .isEqualTo("Cancel");
        browser.click("//dialog//button[.='Cancel']");
        browser.waitUntil(() -> !browser.dialog().isDisplayed());
        assertThat(browser.text("#orders")).contains("200.00");

        browser.click("//tr[td[.='200.00']]//button[.='Delete']");
        browser.click("//dialog//button[.='Delete']");
        browser.see("#message", "was deleted.");
        browser.waitUntil(() -> !browser.text("#orders").contains("200.00"));
        browser.see(".sums", "17.00");
    }

    @Test
    void anOrderThatChangedIsNotSavedOver() {
        browser.click("//tr[td[.='8.50']]//button[.='Edit']");
        browser.type("price", "9");
        OrderForm form = OrderForm.of(order("8.50"));
        form.setPrice(new BigDecimal("10"));
        page.bean(CrmService.class).changeOrder(order("8.50").oid(), form);
        browser.save();
        browser.see("dialog", "Somebody else was faster");
        browser.see("dialog tr.differs", "10.00");
        browser.see("dialog tr.differs", "9");
        assertThat(browser.driver().findElements(By.cssSelector("dialog tr.differs")))
                .as("the user is the same")
                .hasSize(1);
        browser.click("//dialog//button[.='Cancel']");
        browser.see("#orders", "10.00");
    }

    @Test
    void whatHasChangedIsNotDeletedUnseen() {
        browser.click("//button[@aria-label='Delete Alice']");
        browser.see("dialog", "2 orders go too.");
        OrderForm form = new OrderForm();
        form.setUid(named("Alice").uid());
        form.setPrice(BigDecimal.ONE);
        page.bean(CrmService.class).createOrder(form);
        browser.click("//dialog//button[.='Delete']");
        browser.see("dialog", "Somebody else was faster");
        browser.click("//button[.='Look again']");
        browser.see("dialog", "3 orders go too.");
        browser.click("//dialog//button[.='Delete']");
        browser.see("#message", "Alice was deleted.");
    }

    @Test
    void whatSomebodyElseHasDeletedIsGone() {
        browser.click("//button[@aria-label='Edit Peter']");
        browser.type("name", "Pete");
        User peter = named("Peter");
        page.bean(CrmService.class).deleteUser(peter.uid(), peter.version(), 1);
        browser.save();
        browser.see("dialog", "User " + peter.uid() + " is gone");
        browser.click("//dialog//button[.='Close']");
        browser.waitUntil(
                () -> !browser.dialog().isDisplayed() && !browser.text("#users").contains("Peter"));
    }

    /** The database rolls the page's transaction back, and nobody who sees the page learns of it. */
    @Test
    void aDeadlockIsRepeatedUnseen() throws Exception {
        Assumptions.assumeFalse(RunningPage.onTiDB(), "there the other transaction is the one to be rolled back");
        int first = order("212.50").oid();
        int second = order("8.50").oid();
        int before = page.retries().size();
        browser.click("//button[@aria-label='Delete Ben']");
        browser.see("dialog", "2 orders go too.");
        try (Connection other = page.bean(DataSource.class).getConnection();
                Statement statement = other.createStatement()) {
            // Whoever has done more is let through.
            for (int i = 0; i < 100; i++) {
                statement.execute("update orders set price = price + 1 where oid = "
                        + order("0.50").oid());
            }
            statement.execute("update orders set changed_at = changed_at where oid = " + second);
            statement.execute("select * from orders where oid = " + second + " for update");
            browser.click("//dialog//button[.='Delete']");
            browser.waitUntil(page::someTransactionWaits);
            statement.execute("select * from orders where oid = " + first + " for update");
            other.rollback();
        }
        browser.see("#message", "Ben was deleted.");
        assertThat(page.retries().subList(before, page.retries().size())).containsExactly("1213");
    }

    @Test
    void whatIsWrongIsSaidBesideTheField() {
        browser.click("//button[.='New user']");
        browser.save();
        browser.see("#name-error", "Write a name.");
        browser.see("#gender-error", "Choose one.");
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("name");
        browser.type("name", "Dora");
        browser.save();
        browser.waitUntil(
                () -> browser.driver().findElements(By.id("name-error")).isEmpty());
        assertThat(browser.dialog().findElement(By.id("name")).getDomProperty("value"))
                .isEqualTo("Dora");
        browser.choose("gender", "Female");
        browser.save();
        browser.see("#users", "Dora");
    }

    @Test
    void theSecondOfTwoPeopleIsToldAndLooksAgain() {
        browser.click("//button[@aria-label='Edit Peter']");
        browser.waitUntil(() -> browser.dialog().isDisplayed());
        String second = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.TAB).get(page.address());
        browser.click("//button[@aria-label='Edit Peter']");
        browser.type("name", "Pete");
        browser.save();
        browser.see("#users", "Pete");
        browser.driver().close();
        browser.driver().switchTo().window(second);

        browser.type("name", "Pedro");
        browser.save();
        browser.see("dialog", "Somebody else was faster");
        browser.see("dialog tr.differs", "Pete");
        browser.see("dialog tr.differs", "Pedro");
        browser.see("#users", "Pete");
        assertThat(browser.text("#users")).doesNotContain("Pedro");

        browser.click("//button[.='Look again']");
        browser.waitUntil(() -> "Pete".equals(browser.value("name")));
        browser.type("name", "Pedro");
        browser.save();
        browser.see("#users", "Pedro");
        assertThat(browser.dialog().isDisplayed()).isFalse();
    }

    @Test
    void theSecondMayInsist() {
        browser.click("//button[@aria-label='Edit Ben']");
        browser.waitUntil(() -> browser.dialog().isDisplayed());
        CrmService crm = page.bean(CrmService.class);
        User ben = named("Ben");
        UserForm form = UserForm.of(ben);
        form.setName("Benno");
        crm.changeUser(ben.uid(), form);
        browser.type("name", "Benjamin");
        browser.save();
        browser.click("//button[.='Save mine over it']");
        browser.see("#users", "Benjamin");
    }

    @Test
    void theListIsFilteredWhileOneTypes() {
        browser.driver().findElement(By.name("name")).sendKeys("be");
        browser.waitUntil(() -> !browser.text("#users").contains("Alice"));
        assertThat(browser.text("#users")).contains("Ben");
        browser.click("//button[@aria-label='Edit Ben']");
        browser.type("name", "Bea");
        browser.save();
        browser.see("#users", "Bea");
        assertThat(browser.text("#users")).as("the filter stays").doesNotContain("Alice");
    }

    @Test
    void aWrongAddressLeadsBack() {
        for (String wrong : List.of("nothing", "?page=abc")) {
            browser.driver().get(page.address() + wrong);
            browser.see("main", "There is no such page");
            browser.driver()
                    .findElement(By.linkText("To the users and their orders"))
                    .click();
            browser.see("#users", "Alice");
        }
    }

    @Test
    void escapeClosesTheDialog() {
        browser.click("//button[.='New user']");
        browser.waitUntil(() -> browser.dialog().isDisplayed());
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.waitUntil(() -> !browser.dialog().isDisplayed());
        assertThat(browser.text("#users")).contains("Alice");
    }

    /** Behind it would be a sentence that nobody reads. */
    @Test
    void theMessageIsSeenWhereverOneHasScrolled() {
        browser.width(390);
        browser.open(page.address());
        browser.click("//tr[td[.='8.50']]//button[.='Edit']");
        browser.type("price", "9");
        browser.save();
        browser.see("#message", "was saved.");
        assertThat(browser.pixels("Math.round(document.getElementById('message').getBoundingClientRect().bottom)"))
                .isBetween(0L, browser.pixels("window.innerHeight"));
        assertThat(browser.pixels("Math.round(document.getElementById('message').getBoundingClientRect().right)"))
                .isLessThanOrEqualTo(390);
    }

    /** 375 CSS pixels, with what is hardest to fit. */
    @Test
    void aPhoneShowsItAllWithoutScrollingSideways() {
        UserForm long50 = new UserForm();
        long50.setName("W".repeat(User.LONGEST_NAME));
        long50.setGender(Gender.Female);
        User user = page.bean(CrmService.class).createUser(long50);
        OrderForm order = new OrderForm();
        order.setUid(user.uid());
        order.setPrice(new BigDecimal("99999999.99"));
        page.bean(CrmService.class).createOrder(order);
        browser.width(375);
        browser.open(page.address());
        assertThat(browser.pixels("window.innerWidth")).isEqualTo(375);
        assertFits("the page");
        for (String opener : List.of("//button[.='New user']", "//button[.='New order']")) {
            browser.click(opener);
            browser.waitUntil(() -> browser.dialog().isDisplayed());
            assertFits(opener);
            browser.dialog().findElement(By.cssSelector("[data-close]")).click();
            browser.waitUntil(() -> !browser.dialog().isDisplayed());
        }
        assertThat(unlabelled()).as("controls without a name").isEmpty();
    }

    private static void assertFits(String what) {
        assertThat(browser.pixels("document.documentElement.scrollWidth"))
                .as("width of %s", what)
                .isLessThanOrEqualTo(375);
        assertThat(browser.driver()
                        .executeScript(
                                "return [...document.querySelectorAll('main *, dialog *')].filter(e => !e.closest('.unseen')"
                                        + " && e.getBoundingClientRect().right > 376).map(e => e.outerHTML)"))
                .as("what sticks out of %s", what)
                .isEqualTo(List.of());
    }

    private static List<String> unlabelled() {
        return Stream.of("input:not([type=hidden])", "select", "button")
                .flatMap(kind -> browser.driver().findElements(By.cssSelector(kind)).stream())
                .filter(control -> control.getAccessibleName().isBlank())
                .map(control -> control.getDomProperty("outerHTML"))
                .toList();
    }

    private static User named(String name) {
        return page.bean(UserRepository.class).findAll().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Order order(String price) {
        return page.bean(OrderRepository.class).findAll().stream()
                .filter(order -> order.price().compareTo(new BigDecimal(price)) == 0)
                .findFirst()
                .map(order -> page.bean(CrmService.class).order(order.oid()))
                .orElseThrow();
    }
}
