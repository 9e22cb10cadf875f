package org.tidewire.samples.crmweb;

import java.io.File;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's chromium, and what a person does with the page. */
final class Browser implements AutoCloseable {
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver = new ChromeDriver(
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

    static boolean isInstalled() {
        return DRIVER.canExecute() && CHROMIUM.canExecute();
    }

    ChromeDriver driver() {
        return driver;
    }

    void open(String address) {
        driver.get(address);
    }

    @Override
    public void close() {
        driver.quit();
    }

    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", pixels < 600));
    }

    long pixels(String expression) {
        return (Long) driver.executeScript("return " + expression);
    }

    WebElement dialog() {
        return driver.findElement(By.id("dialog"));
    }

    /** What htmx has just put into the page does nothing when clicked, for the moment until htmx has looked at it. */
    boolean htmxIsDone() {
        return Boolean.TRUE.equals(
                driver.executeScript(
                        "return document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added') === null"));
    }

    void click(String xpath) {
        waitUntil(this::htmxIsDone);
        waitUntil(() -> {
            driver.findElement(By.xpath(xpath)).click();
            return true;
        });
    }

    void save() {
        click("//dialog//button[.='Save']");
    }

    void type(String id, String text) {
        waitUntil(
                () -> dialog().isDisplayed() && dialog().findElement(By.id(id)).isDisplayed());
        WebElement field = dialog().findElement(By.id(id));
        field.clear();
        field.sendKeys(text);
    }

    void choose(String id, String text) {
        new Select(dialog().findElement(By.id(id))).selectByVisibleText(text);
    }

    String value(String id) {
        return dialog().findElement(By.id(id)).getDomProperty("value");
    }

    String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    void see(String selector, String text) {
        waitUntil(() -> text(selector).contains(text));
    }

    /** Parts of the page are replaced at any moment. */
    void waitUntil(BooleanSupplier condition) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(WebDriverException.class)
                .until(ignored -> condition.getAsBoolean());
    }
}
