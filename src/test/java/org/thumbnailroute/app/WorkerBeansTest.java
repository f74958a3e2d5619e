package org.thumbnailroute.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.main.Main;
import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.aws.Topic;
import org.thumbnailroute.local.Call;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.route.TestSettings;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.services.s3.S3Client;

class WorkerBeansTest {

    private static final LocalAws AWS = SharedAws.get();
    private static final Stack STACK = AWS.createStack("workerbeans", 5);

    private WorkerBeans open(Map<String, String> changes) {
        Properties overrides = new Properties();
        overrides.putAll(TestSettings.of(STACK));
        overrides.putAll(changes);
        Main camel = RouteProgram.camelWithoutRoutes();
        camel.setOverrideProperties(overrides);
        return WorkerBeans.of(camel);
    }

    @Test
    void theSettingsAreThoseOfTheFileAndWhatOverridesIt() {
        try (WorkerBeans beans = open(Map.of("thumbnail.quality", "71"))) {
            Settings settings = beans.settings();

            assertEquals(STACK.queue(), settings.queues().source());
            assertEquals(71, settings.rules().rest().rules().get(0).quality());
            assertEquals(50_000_000, settings.limits().sourceBytes(), "of application.properties");
        }
    }

    /** As editors write it; Java's own encoding of properties files would make a prefix that no key has. */
    @Test
    void settingsAreReadAsUtf8(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("application.properties");
        Files.writeString(
                file,
                Files.readString(Path.of("application.properties"))
                        + "thumbnail.rule.books.prefix = b\u00fccher/\nthumbnail.rule.japan.prefix = \\u65e5\u672c/\n");
        Main camel = RouteProgram.camelWithoutRoutes();
        camel.setDefaultPropertyPlaceholderLocation("file:" + file);

        try (WorkerBeans beans = WorkerBeans.of(camel)) {
            assertEquals(
                    "rule books",
                    beans.settings().rules().of("b\u00fccher/a.jpg").toString());
            assertEquals(
                    "rule japan",
                    beans.settings().rules().of("\u65e5\u672c/a.jpg").toString());
        }
    }

    @Test
    void saysThatThereIsNoFileOfSettings(@TempDir Path elsewhere) throws IOException {
        InvalidSettingException missing = new InvalidSettingException("thumbnail.queue is missing");

        assertEquals(
                "thumbnail.queue is missing; there is no application.properties in " + elsewhere,
                WorkerBeans.inDirectory(elsewhere, missing).getMessage());
        Files.createFile(elsewhere.resolve("application.properties"));
        assertSame(missing, WorkerBeans.inDirectory(elsewhere, missing));
    }

    @Test
    void asksAwsForNothingThatNobodyWants() throws Exception {
        AWS.sqs().sendMessage(send -> send.queueUrl(STACK.queueUrl()).messageBody("{}"));
        AWS.calls().clear();

        try (WorkerBeans beans = open(Map.of())) {
            beans.settings();
            S3Client s3 = beans.bean("s3Client", S3Client.class);

            assertSame(s3, beans.bean("s3Client", S3Client.class));
            assertEquals(List.<Call>of(), AWS.calls().list());
        }

        assertEquals(1, AWS.messages(STACK.queueUrl()), "nothing was received");
    }

    /** Among them the store, with all that it is made of. */
    @Test
    void whatATopicThatIsMissingSaysConcernsNoOtherBean() throws Exception {
        try (WorkerBeans beans = open(new HashMap<>(Map.of("thumbnail.topic", "no-such-topic")))) {
            Exception failure = assertThrows(Exception.class, () -> beans.bean("topic", Topic.class));

            assertTrue(String.valueOf(failure.getMessage()).contains("no-such-topic"), failure::toString);
            assertTrue(
                    !beans.bean("announcedUploads", IdempotentRepository.class).contains("never seen"));
        }
    }

    @Test
    void saysWhatIsWrongWithASettingAsTheWorkerDoes() {
        try (WorkerBeans beans = open(Map.of("thumbnail.quality", "101"))) {
            InvalidSettingException failure = assertThrows(InvalidSettingException.class, beans::settings);

            assertTrue(String.valueOf(failure.getMessage()).startsWith("thumbnail.quality"), failure::toString);
            assertThrows(InvalidSettingException.class, () -> beans.bean("s3Client", S3Client.class));
        }
    }

    @Test
    void closesWhatItMade() throws Exception {
        IdempotentRepository announced;
        try (WorkerBeans beans = open(Map.of())) {
            announced = beans.bean("announcedUploads", IdempotentRepository.class);
            announced.contains("the store is open");
        }

        Exception failure = assertThrows(Exception.class, () -> announced.contains("the store is closed"));

        assertTrue(failure.toString().contains("closed"), failure::toString);
    }

    @Test
    void namesABeanThatIsNotThere() {
        try (WorkerBeans beans = open(Map.of())) {
            assertEquals(
                    "routes/beans.camel.yaml has no bean resizer of type java.lang.Object",
                    assertThrows(IllegalArgumentException.class, () -> beans.bean("resizer", Object.class))
                            .getMessage());
        }
    }
}
