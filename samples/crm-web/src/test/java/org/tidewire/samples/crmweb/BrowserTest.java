package org.tidewire.samples.crmweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in a real browser: Debian's chromium, where it is installed. */
class BrowserTest {
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static RunningPage page;
    private static ChromeDriver browser;

    @BeforeAll
    static void start() throws SQLException {
        Assumptions.assumeTrue(
                DRIVER.canExecute() && CHROMIUM.canExecute(),
                "no chromium on this machine: install Debian's chromium and chromium-driver");
        page = new RunningPage();
        browser = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(),
                new ChromeOptions()
                        .setBinary(CHROMIUM)
                        .addArguments(
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--hide-scrollbars"));
    }

    @AfterAll
    static void stop() throws SQLException {
        if (browser != null) {
            browser.quit();
        }
        if (page != null) {
            page.close();
        }
    }

    @BeforeEach
    void open() {
        page.reset();
        width(1100);
        browser.get(page.address());
    }

    @Test
    void aUserIsAddedWithAnOrderEditedAndDeleted() {
        click("//button[.='New user']");
        type("name", "Carla");
        choose("gender", "Female");
        save();
        see("#message", "Carla was added.");
        see("#users", "Carla");

        click("//button[.='New order']");
        waitUntil(() -> dialog().findElement(By.id("uid")).isDisplayed());
        new Select(dialog().findElement(By.id("uid")))
                .getOptions().stream()
                        .filter(option -> option.getText().startsWith("Carla"))
                        .findFirst()
                        .orElseThrow()
                        .click();
        type("price", "70.5");
        save();
        see("#orders", "70.50");
        see(".sums", "300.00");
        see("svg", "70.50");

        click("//button[@aria-label='Edit Carla']");
        type("name", "Carola");
        save();
        see("#users", "Carola");
        see("#orders", "Carola");

        click("//button[@aria-label='Delete Carola']");
        see("dialog", "One order goes too.");
        waitUntil(BrowserTest::htmxIsDone);
        dialog().findElement(By.cssSelector(".danger")).click();
        see("#message", "Carola was deleted.");
        waitUntil(() -> !text("#overview").contains("Carola"));
        assertThat(text(".sums")).contains("229.50");
    }

    @Test
    void anOrderIsEditedAndDeleted() {
        click("//tr[td[.='212.50']]//button[.='Edit']");
        type("price", "200");
        save();
        see("#message", "was saved.");
        see("#orders", "200.00");
        see("svg", "208.50");

        click("//tr[td[.='200.00']]//button[.='Delete']");
        see("dialog", "Ben, 200.00. It cannot be undone.");
        assertThat(browser.switchTo().activeElement().getText())
                .as("what Enter does")
                .isEqualTo("Cancel");
        click("//dialog//button[.='Cancel']");
        waitUntil(() -> !dialog().isDisplayed());
        assertThat(text("#orders")).contains("200.00");

        click("//tr[td[.='200.00']]//button[.='Delete']");
        click("//dialog//button[.='Delete']");
        see("#message", "was deleted.");
        waitUntil(() -> !text("#orders").contains("200.00"));
        see(".sums", "17.00");
    }

    @Test
    void anOrderThatChangedIsNotSavedOver() {
        click("//tr[td[.='8.50']]//button[.='Edit']");
        type("price", "9");
        OrderForm form = OrderForm.of(order("8.50"));
        form.setPrice(new BigDecimal("10"));
        page.bean(CrmService.class).changeOrder(order("8.50").oid(), form);
        save();
        see("dialog", "Somebody else was faster");
        see("dialog tr.differs", "10.00");
        see("dialog tr.differs", "9");
        assertThat(browser.findElements(By.cssSelector("dialog tr.differs")))
                .as("the user is the same")
                .hasSize(1);
        click("//dialog//button[.='Cancel']");
        see("#orders", "10.00");
    }

    @Test
    void whatHasChangedIsNotDeletedUnseen() {
        click("//button[@aria-label='Delete Alice']");
        see("dialog", "2 orders go too.");
        OrderForm form = new OrderForm();
        form.setUid(named("Alice").uid());
        form.setPrice(BigDecimal.ONE);
        page.bean(CrmService.class).createOrder(form);
        click("//dialog//button[.='Delete']");
        see("dialog", "Somebody else was faster");
        click("//button[.='Look again']");
        see("dialog", "3 orders go too.");
        click("//dialog//button[.='Delete']");
        see("#message", "Alice was deleted.");
    }

    @Test
    void whatSomebodyElseHasDeletedIsGone() {
        click("//button[@aria-label='Edit Peter']");
        type("name", "Pete");
        User peter = named("Peter");
        page.bean(CrmService.class).deleteUser(peter.uid(), peter.version(), 1);
        save();
        see("dialog", "User " + peter.uid() + " is gone");
        click("//dialog//button[.='Close']");
        waitUntil(() -> !dialog().isDisplayed() && !text("#users").contains("Peter"));
    }

    /** The database rolls the page's transaction back, and nobody who sees the page learns of it. */
    @Test
    void aDeadlockIsRepeatedUnseen() throws Exception {
        Assumptions.assumeFalse(RunningPage.onTiDB(), "there the other transaction is the one to be rolled back");
        int first = order("212.50").oid();
        int second = order("8.50").oid();
        int before = page.retries().size();
        click("//button[@aria-label='Delete Ben']");
        see("dialog", "2 orders go too.");
        try (Connection other = page.bean(DataSource.class).getConnection();
                Statement statement = other.createStatement()) {
            // Whoever has done more is let through.
            for (int i = 0; i < 100; i++) {
                statement.execute("update orders set price = price + 1 where oid = "
                        + order("0.50").oid());
            }
            statement.execute("update orders set changed_at = changed_at where oid = " + second);
            statement.execute("select * from orders where oid = " + second + " for update");
            click("//dialog//button[.='Delete']");
            waitUntil(page::someTransactionWaits);
            statement.execute("select * from orders where oid = " + first + " for update");
            other.rollback();
        }
        see("#message", "Ben was deleted.");
        assertThat(page.retries().subList(before, page.retries().size())).containsExactly("1213");
    }

    @Test
    void whatIsWrongIsSaidBesideTheField() {
        click("//button[.='New user']");
        save();
        see("#name-error", "Write a name.");
        see("#gender-error", "Choose one.");
        assertThat(browser.switchTo().activeElement().getDomAttribute("id")).isEqualTo("name");
        type("name", "Dora");
        save();
        waitUntil(() -> browser.findElements(By.id("name-error")).isEmpty());
        assertThat(dialog().findElement(By.id("name")).getDomProperty("value")).isEqualTo("Dora");
        choose("gender", "Female");
        save();
        see("#users", "Dora");
    }

    @Test
    void theSecondOfTwoPeopleIsToldAndLooksAgain() {
        click("//button[@aria-label='Edit Peter']");
        waitUntil(() -> dialog().isDisplayed());
        String second = browser.getWindowHandle();
        browser.switchTo().newWindow(WindowType.TAB).get(page.address());
        click("//button[@aria-label='Edit Peter']");
        type("name", "Pete");
        save();
        see("#users", "Pete");
        browser.close();
        browser.switchTo().window(second);

        type("name", "Pedro");
        save();
        see("dialog", "Somebody else was faster");
        see("dialog tr.differs", "Pete");
        see("dialog tr.differs", "Pedro");
        see("#users", "Pete");
        assertThat(text("#users")).doesNotContain("Pedro");

        click("//button[.='Look again']");
        waitUntil(() -> "Pete".equals(value("name")));
        type("name", "Pedro");
        save();
        see("#users", "Pedro");
        assertThat(dialog().isDisplayed()).isFalse();
    }

    @Test
    void theSecondMayInsist() {
        click("//button[@aria-label='Edit Ben']");
        waitUntil(() -> dialog().isDisplayed());
        CrmService crm = page.bean(CrmService.class);
        User ben = named("Ben");
        UserForm form = UserForm.of(ben);
        form.setName("Benno");
        crm.changeUser(ben.uid(), form);
        type("name", "Benjamin");
        save();
        click("//button[.='Save mine over it']");
        see("#users", "Benjamin");
    }

    @Test
    void theListIsFilteredWhileOneTypes() {
        browser.findElement(By.name("name")).sendKeys("be");
        waitUntil(() -> !text("#users").contains("Alice"));
        assertThat(text("#users")).contains("Ben");
        click("//button[@aria-label='Edit Ben']");
        type("name", "Bea");
        save();
        see("#users", "Bea");
        assertThat(text("#users")).as("the filter stays").doesNotContain("Alice");
    }

    @Test
    void aWrongAddressLeadsBack() {
        for (String wrong : List.of("nothing", "?page=abc")) {
            browser.get(page.address() + wrong);
            see("main", "There is no such page");
            browser.findElement(By.linkText("To the users and their orders")).click();
            see("#users", "Alice");
        }
    }

    @Test
    void escapeClosesTheDialog() {
        click("//button[.='New user']");
        waitUntil(() -> dialog().isDisplayed());
        browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        waitUntil(() -> !dialog().isDisplayed());
        assertThat(text("#users")).contains("Alice");
    }

    /** Behind it would be a sentence that nobody reads. */
    @Test
    void theMessageIsSeenWhereverOneHasScrolled() {
        width(390);
        browser.get(page.address());
        click("//tr[td[.='8.50']]//button[.='Edit']");
        type("price", "9");
        save();
        see("#message", "was saved.");
        assertThat(pixels("Math.round(document.getElementById('message').getBoundingClientRect().bottom)"))
                .isBetween(0L, pixels("window.innerHeight"));
        assertThat(pixels("Math.round(document.getElementById('message').getBoundingClientRect().right)"))
                .isLessThanOrEqualTo(390);
    }

    /** 375 CSS pixels, with what is hardest to fit. */
    @Test
    void aPhoneShowsItAllWithoutScrollingSideways() {
        UserForm long50 = new UserForm();
        long50.setName("W".repeat(UserForm.LONGEST_NAME));
        long50.setGender(Gender.Female);
        User user = page.bean(CrmService.class).createUser(long50);
        OrderForm order = new OrderForm();
        order.setUid(user.uid());
        order.setPrice(new BigDecimal("99999999.99"));
        page.bean(CrmService.class).createOrder(order);
        width(375);
        browser.get(page.address());
        assertThat(pixels("window.innerWidth")).isEqualTo(375);
        assertFits("the page");
        for (String opener : List.of("//button[.='New user']", "//button[.='New order']")) {
            click(opener);
            waitUntil(() -> dialog().isDisplayed());
            assertFits(opener);
            dialog().findElement(By.cssSelector("[data-close]")).click();
            waitUntil(() -> !dialog().isDisplayed());
        }
        assertThat(unlabelled()).as("controls without a name").isEmpty();
    }

    private static void assertFits(String what) {
        assertThat(pixels("document.documentElement.scrollWidth"))
                .as("width of %s", what)
                .isLessThanOrEqualTo(375);
        assertThat(browser.executeScript(
                        "return [...document.querySelectorAll('main *, dialog *')].filter(e => !e.closest('.unseen')"
                                + " && e.getBoundingClientRect().right > 376).map(e => e.outerHTML)"))
                .as("what sticks out of %s", what)
                .isEqualTo(List.of());
    }

    private static List<String> unlabelled() {
        return Stream.of("input:not([type=hidden])", "select", "button")
                .flatMap(kind -> browser.findElements(By.cssSelector(kind)).stream())
                .filter(control -> control.getAccessibleName().isBlank())
                .map(control -> control.getDomProperty("outerHTML"))
                .toList();
    }

    private static void width(int pixels) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", pixels < 600));
    }

    private static long pixels(String expression) {
        return (Long) browser.executeScript("return " + expression);
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

    private static WebElement dialog() {
        return browser.findElement(By.id("dialog"));
    }

    /** What htmx has just put into the page does nothing when clicked, for the moment until htmx has looked at it. */
    private static boolean htmxIsDone() {
        return Boolean.TRUE.equals(
                browser.executeScript(
                        "return document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added') === null"));
    }

    private static void click(String xpath) {
        waitUntil(BrowserTest::htmxIsDone);
        waitUntil(() -> {
            browser.findElement(By.xpath(xpath)).click();
            return true;
        });
    }

    private static void save() {
        click("//dialog//button[.='Save']");
    }

    private static void type(String id, String text) {
        waitUntil(
                () -> dialog().isDisplayed() && dialog().findElement(By.id(id)).isDisplayed());
        WebElement field = dialog().findElement(By.id(id));
        field.clear();
        field.sendKeys(text);
    }

    private static void choose(String id, String text) {
        new Select(dialog().findElement(By.id(id))).selectByVisibleText(text);
    }

    private static String value(String id) {
        return dialog().findElement(By.id(id)).getDomProperty("value");
    }

    private static String text(String selector) {
        return browser.findElement(By.cssSelector(selector)).getText();
    }

    private static void see(String selector, String text) {
        waitUntil(() -> text(selector).contains(text));
    }

    /** Parts of the page are replaced at any moment. */
    private static void waitUntil(BooleanSupplier condition) {
        new WebDriverWait(browser, PATIENCE)
                .ignoring(WebDriverException.class)
                .until(driver -> condition.getAsBoolean());
    }
}
