package org.thumbnailroute.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.route.SharedAws;

/** The page in a browser: what one shows a colleague. Its screenshots are in {@code target/demo}. */
class DemoPageTest {

    private static final Path SCREENSHOTS = Path.of("target", "demo");
    private static final String HOSTILE_NAME = "<img src=x onerror=alert(1)> ü 🎉.jpg";
    private static final String ANNOUNCED = "document.querySelectorAll('[data-state=ANNOUNCED] img.thumbnail').length";
    private static final String BROKEN = "document.querySelector('[data-state=FAILED]')";
    private static final String SHOWN =
            "[...document.querySelectorAll('img.thumbnail')].every(image => image.naturalWidth > 0)";

    private final List<AutoCloseable> open = new ArrayList<>();
    private final LocalAws aws = SharedAws.get();
    private final Stack stack = aws.createStack("demo-page", 3);

    private PageServer server = PageServer.bind(0);

    private BrowserPage openThePage(Path profile) throws Exception {
        Optional<Path> chromium = Chromium.installed();
        assumeTrue(
                chromium.isPresent(), "SKIPPED: no browser. Install Debian's package chromium: apt install chromium");
        DemoPage page = opened(new DemoPage(aws, stack));
        opened(new DemoRoute(
                        stack,
                        page,
                        Map.of(
                                "thumbnail.size", "64x64,200x200",
                                "thumbnail.key", "{dir}{size}_{file}",
                                "thumbnail.facts", "thumbhash")))
                .start();
        URI address = page.serve(server);
        BrowserPage browser =
                opened(opened(Chromium.start(chromium.get(), profile)).open());
        browser.resize(1280, 900);
        browser.go(address);
        browser.until("document.querySelector('#connection')?.dataset.state === 'live'");
        return browser;
    }

    @AfterEach
    void closeAll() throws Exception {
        server.close();
        Collections.reverse(open);
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }

    @Test
    void showsWhatBecomesOfFilesAndRedrives(@TempDir Path profile, @TempDir Path files) throws Exception {
        BrowserPage browser = openThePage(profile);
        showsAThumbHashAsTheReferenceDoes(browser);
        Gate gate = aws.s3Faults().holdNextGet(stack.targetBucket(), "200x200_good.jpg");
        browser.chooseFiles(
                "#files",
                List.of(
                        Files.write(files.resolve("good.jpg"), QuadrantPicture.jpeg(400, 300, 1)),
                        Files.write(files.resolve(HOSTILE_NAME), QuadrantPicture.jpeg(300, 400, 1)),
                        Files.writeString(files.resolve("broken.jpg"), "no picture", UTF_8)));
        showsTheBlurUntilTheThumbnailIsThere(browser, gate);
        showsThumbnailsAndTheReason(browser);
        browser.screenshot(SCREENSHOTS.resolve("pictures.png"));

        browser.reload();
        showsThumbnailsAndTheReason(browser);
        showsTheMessages(browser);
        redrivesByTheKeyboard(browser);
        showsTheMetrics(browser);
        fitsAPhone(browser);
        assertEquals(List.of(), browser.complaints());
        showsNothingOfADemoThatHasEnded(browser);
    }

    /** The npm package thumbhash gives these pixels, too, but for rounding down. */
    private static void showsAThumbHashAsTheReferenceDoes(BrowserPage browser) {
        browser.evaluate("import('/thumb-hash.js').then(module => window.decoded = module.blurred("
                + "'VggORxR2hoePiYeXiJhnd4eHmBAHCHcB', 32, 32))");
        browser.until("!!window.decoded");
        assertEquals(
                List.of("0,171,255,255", "0,127,132,255"),
                texts(
                        browser,
                        "(all => [all.slice(0, 4).join(), all.slice(-4).join()])"
                                + "(window.decoded.getContext('2d').getImageData(0, 0, 32, 32).data)"));
    }

    private void showsTheBlurUntilTheThumbnailIsThere(BrowserPage browser, Gate gate) throws Exception {
        browser.until("document.querySelectorAll('canvas.thumbnail').length === 1");
        browser.screenshot(SCREENSHOTS.resolve("placeholder.png"));
        gate.release();
        browser.until("!document.querySelector('canvas')");
    }

    private static void showsThumbnailsAndTheReason(BrowserPage browser) {
        browser.until(ANNOUNCED + " === 4");
        browser.until(SHOWN);
        browser.until(BROKEN + ".innerText.includes('unsupported-format')");
        browser.until(BROKEN + ".innerText.includes('convert it, and upload it again')");
        assertEquals(
                "failed",
                browser.evaluate(BROKEN + ".querySelector('.steps > :nth-child(2)').dataset.state")
                        .asText());
        assertEquals(
                List.of(HOSTILE_NAME, "broken.jpg", "good.jpg"),
                texts(browser, "[...document.querySelectorAll('.card h3')].map(title => title.textContent).sort()"));
    }

    private static void showsTheMessages(BrowserPage browser) throws Exception {
        browser.evaluate("document.getElementById('tab-inbox').click()");
        browser.evaluate("document.querySelector('.row').click()");
        assertEquals(
                List.of("Mail 2", "JSON 3"),
                texts(browser, "[...document.querySelectorAll('.forms label')].map(label => label.textContent)"));
        assertTrue(browser.evaluate("document.querySelector('.pane a').href")
                .asText()
                .contains("X-Amz-Signature="));
        browser.screenshot(SCREENSHOTS.resolve("inbox.png"));
        browser.evaluate("document.querySelector('[value=json]').click()");
        browser.evaluate(
                "[...document.querySelectorAll('.row')].find(row => row.textContent.startsWith('good.jpg')).click()");
        assertEquals(
                2,
                browser.evaluate("JSON.parse(document.querySelector('.pane pre').textContent).thumbnails.length")
                        .asInt());
    }

    private static void redrivesByTheKeyboard(BrowserPage browser) throws Exception {
        browser.evaluate("document.getElementById('tab-dead-letters').click()");
        browser.evaluate("document.getElementById('tab-dead-letters').focus()");
        browser.until("document.querySelectorAll('.letter').length === 1");
        browser.screenshot(SCREENSHOTS.resolve("dead-letters.png"));
        browser.press("Tab", 9, "");
        assertEquals(
                "Redrive all",
                browser.evaluate("document.activeElement.textContent").asText());
        browser.press("Tab", 9, "");
        assertEquals(
                "Redrive broken.jpg",
                browser.evaluate("document.activeElement.ariaLabel").asText());
        assertTrue(browser.evaluate("document.activeElement.matches(':focus-visible')")
                .asBoolean());
        browser.press("Enter", 13, "\r");
        browser.until(BROKEN + "?.textContent.includes('attempt 2')");
        browser.until("document.querySelectorAll('.letter').length === 1");
        browser.until("document.getElementById('said').textContent.includes('broken.jpg: unsupported-format.')");
        browser.until("document.activeElement !== document.body");
    }

    private static void showsTheMetrics(BrowserPage browser) throws Exception {
        browser.evaluate("document.getElementById('tab-metrics').click()");
        browser.until("document.getElementById('counts').innerText.includes('announced\\n2')");
        browser.until("document.getElementById('counts').innerText.includes('parked\\n2')");
        browser.until("document.getElementById('metrics').innerText.includes('unsupported-format\\t2')");
        browser.screenshot(SCREENSHOTS.resolve("metrics.png"));
    }

    private static void fitsAPhone(BrowserPage browser) throws Exception {
        browser.resize(360, 740);
        browser.prefer("dark");
        for (String tab : List.of("inbox", "dead-letters", "metrics", "pictures")) {
            browser.evaluate("document.getElementById('tab-%s').click()".formatted(tab));
            assertTrue(
                    browser.evaluate("document.documentElement.scrollWidth <= 360")
                            .asBoolean(),
                    tab);
            browser.screenshot(SCREENSHOTS.resolve("phone-" + tab + ".png"));
        }
    }

    /** The next one at this address begins with its ids anew, and has more dead letters than the page lists. */
    private void showsNothingOfADemoThatHasEnded(BrowserPage browser) {
        int port = browser.evaluate("Number(location.port)").asInt();
        server.close();
        LocalAws aws = SharedAws.get();
        Stack stack = aws.createStack("next-demo", 3);
        for (int i = 0; i <= DeadLetters.MOST_LISTED; i++) {
            aws.sqs().sendMessage(send -> send.queueUrl(stack.deadLetterQueueUrl())
                    .messageBody("{}"));
        }
        server = PageServer.bind(port);
        opened(new DemoPage(aws, stack)).serve(server);
        browser.until("document.querySelector('#tab-dead-letters .number').textContent === '101'");
        browser.until("document.querySelectorAll('.letter').length === 100");
        browser.until("document.querySelectorAll('.card, .row').length === 0");
    }

    private static List<String> texts(BrowserPage browser, String expression) {
        List<String> texts = new ArrayList<>();
        browser.evaluate(expression).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.add(resource);
        return resource;
    }
}
