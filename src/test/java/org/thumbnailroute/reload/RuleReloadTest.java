package org.thumbnailroute.reload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.route.LogCapture;
import org.thumbnailroute.rule.CurrentRules;
import org.thumbnailroute.rule.Rules;
import org.thumbnailroute.settings.CamelProperties;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.Settings;

/** Edits of application.properties, and of a ConfigMap that overrides it. */
class RuleReloadTest {

    private static final String AVATARS = """
            thumbnail.rule.avatars.prefix = avatars/
            thumbnail.rule.avatars.size = 32x32,16x16
            thumbnail.rule.avatars.key = {dir}{size}_{file}
            """;

    @TempDir
    private Path directory;

    private final LogCapture log = LogCapture.open();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private String shipped = "";

    @BeforeEach
    void readAsAtAStart() throws Exception {
        shipped = Files.readString(Path.of("application.properties"));
        Files.writeString(file(), shipped);
        PropertiesComponent properties = (PropertiesComponent) context.getPropertiesComponent();
        properties.setLocation("file:%s/user.properties;optional=true,file:%s;optional=true".formatted(map(), file()));
        Properties overriding = new Properties();
        overriding.setProperty("thumbnail.topic", "arn:aws:sns:eu-central-1:123456789012:other");
        overriding.setProperty("thumbnail.quality", "70");
        properties.setOverrideProperties(overriding);
        context.init();
    }

    @AfterEach
    void close() {
        log.close();
        context.stop();
    }

    private Path file() {
        return directory.resolve("application.properties");
    }

    private Path map() {
        return directory.resolve("config-map");
    }

    /** What the start left. */
    private final class Started {
        private final CurrentRules rules;
        private final RuleReload reload;

        Started() throws IOException {
            CamelProperties properties = new CamelProperties();
            properties.setCamelContext(context);
            this.rules = new CurrentRules(Settings.rules(properties));
            this.reload = new RuleReload(context, properties, rules);
        }

        /** What the log would say after the next two looks; the second one finds that the files are not being written. */
        String look() {
            int before = log.lines().size();
            try {
                reload.look();
                reload.look();
            } catch (IOException | RuntimeException e) {
                return reload.explain(e);
            }
            return String.join(
                    "; ",
                    log.lines().subList(before, log.lines().size()).stream()
                            .map(LogCapture.Line::message)
                            .toList());
        }

        String edit(String text) throws IOException {
            Files.writeString(file(), text);
            return look();
        }

        String sizes(String key) {
            return rules.of(key).specs().stream()
                    .map(spec -> spec.box().toString())
                    .toList()
                    .toString();
        }
    }

    @Test
    void newRulesTakeThePlaceOfTheOld() throws IOException {
        Started worker = new Started();

        assertEquals("rules changed: avatars (new)", worker.edit(shipped + AVATARS));
        assertEquals("[32x32, 16x16]", worker.sizes("avatars/a.jpg"));
        assertEquals(
                "rules changed: thumbnail.*, avatars",
                worker.edit(shipped.replace("thumbnail.size = 64x64", "thumbnail.size = 48x48")
                        + AVATARS.replace("32x32,16x16", "24x24")));
        assertEquals("[24x24]", worker.sizes("avatars/a.jpg"));
        assertEquals("[48x48]", worker.sizes("a.jpg"));
        assertEquals("rules changed: thumbnail.*, avatars (deleted)", worker.edit(shipped));
        assertEquals("", worker.edit("# comment\n" + shipped));
    }

    /** A rule that says nothing of its own changes with what it inherits. */
    @Test
    void inheritedChangesAreNamed() throws IOException {
        Started worker = new Started();
        worker.edit(shipped + "thumbnail.rule.plain.prefix = plain/\n");

        assertEquals(
                "rules changed: thumbnail.*, plain",
                worker.edit(shipped.replace("thumbnail.mode = fit", "thumbnail.mode = cover")
                        + "thumbnail.rule.plain.prefix = plain/\n"));
    }

    @Test
    void aFileThatIsStillBeingWrittenIsLeftAlone() throws IOException {
        Started worker = new Started();

        Files.writeString(file(), shipped + "thumbnail.rule.av");
        worker.reload.look();
        Files.writeString(file(), shipped + AVATARS);
        assertEquals("rules changed: avatars (new)", worker.look());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '´', textBlock = """
            thumbnail.rule.avatars.size = 64                 | thumbnail.rule.avatars.size = "64": "64" is not WIDTHxHEIGHT
            thumbnail.rule.avatars.sizes = 64x64             | thumbnail.rule.avatars.sizes is no setting of a rule
            thumbnail.rule.other.size = 64x64                | thumbnail.rule.other.prefix is missing
            thumbnail.rule.avatars.key = {dir}{file}         | thumbnail.rule.avatars.key = "{dir}{file}": needs {size}
            thumbnail.rule.avatars.quality = \\u00g1         | Malformed
            thumbnail.gravity = top                          | thumbnail.gravity = "top"
            """)
    void aMistakeIsRefused(String line, String problem) throws IOException {
        Started worker = new Started();
        worker.edit(shipped + AVATARS);
        Rules before = worker.rules.get();

        String told = worker.edit(shipped + AVATARS + line + "\nthumbnail.rule.new.prefix = new/\n");

        int number = (int) (shipped + AVATARS).lines().count() + 1;
        assertTrue(
                told.startsWith("the previous rules keep running: %s:%d: %s".formatted(file(), number, problem)), told);
        assertEquals(1, told.lines().count());
        assertTrue(before == worker.rules.get());
        assertEquals("rules changed: new (new)", worker.edit(shipped + AVATARS + "thumbnail.rule.new.prefix = new/\n"));
    }

    @Test
    void aFileThatIsGoneIsRefused() throws IOException {
        Started worker = new Started();

        Files.delete(file());

        assertTrue(worker.look().startsWith("the previous rules keep running: thumbnail.size is missing"));
        assertFalse(log.lines().stream().anyMatch(line -> line.message().contains("needs a restart")));
        assertEquals("[64x64]", worker.sizes("a.jpg"));
        Files.createDirectory(file());
        assertEquals(
                "the previous rules keep running: %s cannot be read: java.io.IOException: Is a directory"
                        .formatted(file()),
                worker.look());
        Files.delete(file());
        assertEquals("", worker.edit(shipped));
    }

    @Test
    void editsAreReadInTheEncodingOfTheStart() throws IOException {
        ((PropertiesComponent) context.getPropertiesComponent()).setEncoding("UTF-8");
        Started worker = new Started();

        worker.edit(shipped + AVATARS.replace("prefix = avatars/", "prefix = b\u00fccher/") + "# not UTF-8: ");
        assertEquals("[32x32, 16x16]", worker.sizes("b\u00fccher/a.jpg"));
        Files.write(file(), new byte[] {(byte) 0xfc, '\n'}, StandardOpenOption.APPEND);
        assertEquals("", worker.look());
    }

    /** The memory of the worker, and the room in an announcement. */
    @Test
    void whatAStepRefusesIsRefused() throws IOException {
        Started worker = new Started();
        worker.rules.require(rules -> {
            if (rules.all().stream().anyMatch(rule -> rule.sizes().size() > 1)) {
                throw new InvalidSettingException("thumbnail.rule.avatars.size", "32x32, ...", "too many");
            }
        });

        String told = worker.edit(shipped + AVATARS);

        int line = (int) shipped.lines().count() + 2;
        assertEquals(
                "the previous rules keep running: %s:%d: thumbnail.rule.avatars.size = \"32x32, ...\": too many"
                        .formatted(file(), line),
                told);
        assertEquals("[64x64]", worker.sizes("avatars/a.jpg"));
    }

    /** Once, without their values; what is overridden has not changed. */
    @Test
    void otherSettingsWaitForARestart() throws IOException {
        Started worker = new Started();
        String edited = shipped.replace("thumbnail.link-ttl = 1h", "thumbnail.link-ttl = 2h")
                        .replace("thumbnail.topic = thumbnail-ready", "thumbnail.topic = another")
                        .replace("thumbnail.quality = 80", "thumbnail.quality = 50")
                        .replace("thumbnail.webp = native", "thumbnail.webp = java")
                + "my.password = secret\n";

        assertEquals(
                "settings have changed that are read at the start only, so this needs a restart: my.password,"
                        + " thumbnail.link-ttl, thumbnail.webp",
                worker.edit(edited));
        assertEquals("rules changed: avatars (new)", worker.edit(edited + AVATARS));
        assertEquals("rules changed: avatars (deleted)", worker.edit(shipped));
    }

    /** Kubernetes turns a link; the files that were there before go at the same time. */
    @Test
    void aConfigMapOverridesTheFile() throws IOException {
        Started worker = new Started();
        Files.createDirectories(map());
        Files.createSymbolicLink(map().resolve("user.properties"), Path.of("..data", "user.properties"));

        turn("one", AVATARS);
        assertEquals("rules changed: avatars (new)", worker.look());
        turn("two", AVATARS.replace("32x32,16x16", "20x20"));
        assertEquals("rules changed: avatars", worker.look());
        turn("three", "\nthumbnail.mode = kover\n");
        assertTrue(worker.look()
                .startsWith(
                        "the previous rules keep running: %s/user.properties:2: thumbnail.mode = ".formatted(map())));
        Files.delete(map().resolve("..data"));
        assertEquals("rules changed: avatars (deleted)", worker.look());
    }

    private void turn(String version, String text) throws IOException {
        Path data = Files.createDirectories(map().resolve(".." + version));
        Files.writeString(data.resolve("user.properties"), text);
        Path link = Files.createSymbolicLink(map().resolve("..data_tmp"), data.getFileName());
        Files.move(link, map().resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
