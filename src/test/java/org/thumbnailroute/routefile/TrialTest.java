package org.thumbnailroute.routefile;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.app.RouteProgram;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.route.TestSettings;

/** Every kind of mistake that an editor can make in the real {@code routes/} is found before it runs, and its line told. */
@TestInstance(Lifecycle.PER_CLASS)
class TrialTest {

    private final LocalAws aws = SharedAws.get();
    private final Main camel = RouteProgram.camel();

    @BeforeAll
    void makeBeans() throws Exception {
        Properties settings = new Properties();
        settings.putAll(TestSettings.of(aws.createStack("trialtest", 5)));
        camel.setOverrideProperties(settings);
        RouteProgram.init(camel);
    }

    @AfterAll
    void closeBeans() {
        camel.getCamelContext().stop();
    }

    @Test
    void takesTheRoutesAsTheyAre() {
        assertDoesNotThrow(() -> build(files()));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '´', textBlock = """
            accept-upload  | ref: uploadCheck | ref: nosuch | No bean could be found in the registry for: nosuch
            thumbnail      | ref: resize | ref: nosuch | No bean could be found in the registry for: nosuch
            accept-upload  | idempotentRepository: announcedUploads | idempotentRepository: nosuch | registry for: nosuch
            thumbnail      | aggregationStrategy: storedThumbnails | aggregationStrategy: nosuch | with name: nosuch
            accept-upload  | ref: eventParser | ref: nosuch | No bean could be found in the registry for: nosuch
            thumbnail      | {{bean:topic.arn}} | {{bean:topik.arn}} | No bean could be found in the registry for: topik
            thumbnail      | {{bean:topic.arn}} | {{bean:topic.arm}} | NoSuchMethodException: arm
            thumbnail      | {{bean:topic.arn}} | {{thumbnail.topik}} | Property with key [thumbnail.topik] not found
            thumbnail      | subject: Pre | subjekt: Pre | the endpoint has no option "subjekt"
            thumbnail      | uri: aws2-sns | uri: aws2-snss | No endpoint could be found for: aws2-snss, please
            accept-upload  | - idempotentConsumer | - idempotentConsummer | Unknown node id: idempotentConsummer
            thumbnail      | stopOnException: true | stopOnExeption: true | Unsupported field: stopOnExeption
            thumbnail      | stopOnException: true | stopOnException: maybe | "maybe": No type converter available
            accept-upload  | ${variable.upload.identity} | ${variable.upload.identity | functionEnd but was eol at location 25: ${variable.upload.identity
            accept-upload  | ${variable.upload.identity} | ${varible.upload.identity} | Unknown function: varible.upload.identity at location 0: $
            accept-upload  | simple: | simpel: | Unknown expression with id: simpel
            thumbnail      | name: read-original | name: read-orginal | there is no route from direct:read-orginal
            thumbnail      | method: succeeded | method: annonced | annonced not found on bean: org.thumbnailroute.outage.CircuitBreaker of
            thumbnail      | no-retry-policy,retry-policy | no-retry-policy,fail | there is no routeConfiguration "fail"
            thumbnail      | id: thumbnail | id: dead-letter | the id "dead-letter" is taken by routes/dead-letter.camel.yaml:4
            thumbnail      | id: keep-thumbnails | id: resize | the id "resize" is taken by routes/thumbnail.camel.yaml:21
            thumbnail      | - route: | route: | a list is expected here
            thumbnail      | - route: | - rout: | "rout" cannot stand here
            thumbnail      | ref: presignLink | ref: presignLink: x | mapping values are not allowed here
            accept-upload  | ref: uploadCheck | ref: "uploadCheck" x | while parsing a block mapping: expected <block end>
            put-thumbnail  | noErrorHandler: {} | noErrorHandler: {id: a, id: b} | "id" stands here twice
            receive        | maxMessagesPerPoll: 1 | maxMessagesPerPol: 1 | the endpoint has no option "maxMessagesPerPol"
            receive        | maxMessagesPerPoll: 1 | maxMessagesPerPoll: many | For input string: "many"
            receive        | greedy: true | greedy: perhaps | Cannot convert the String value: perhaps to type: boolean
            receive        | startupOrder: 9000 | startupOrder: last | For input string: "last"
            receive        | shutdownRunningTask: CompleteAllTasks | routePolicy: nosuch | No bean could be found in the registry for: nosuch
            receive        | "#bean:consumerErrors" | "#bean:nosuch" | No bean could be found in the registry for: nosuch
            receive        | CompleteAllTasks | CompleteNoTasks | does not have any constant with value: CompleteNoTasks
            receive        | name: open-message | name: open-messages | there is no route from direct:open-messages
            open-message   | library: Jackson | library: Jacksn | does not have any constant with value: Jacksn
            open-message   | databind.JsonNode | databind.JsnNode | "com.fasterxml.jackson.databind.JsnNode": No type converter
            open-message   | json: | jsn: | Unsupported field: jsn
            put-thumbnail  | conditionalWritesEnabled: true | conditionalWriteEnabled: true | the endpoint has no option "conditionalWriteEnabled"
            no-retry-policy | model.S3Exception | model.S3Exeption | ClassNotFoundException: software.amazon.awssdk.services.s3.model.S3Exeption
            create-or-replace | statusCode} == 412 | statusCode} = 412 | Unexpected token = at location 24: ${exception.statusCode} = 412
            read-original  | operation: getObject | operation: getObjekt | does not have any constant with value: getObjekt
            read-original  | ref: sourceMemory | ref: sourceMemry | No bean could be found in the registry for: sourceMemry
            dead-letter    | method: parked | method: parkd | parkd not found on bean: org.thumbnailroute.outcome.OutcomeLog of
            retry-policy   | maximumRedeliveries: 3 | maximumRedeliveries: three | For input string: "three"
            retry-policy   | maximumRedeliveries: 3 | maximumRedelivery: 3 | Unsupported field: maximumRedelivery
            retry-policy   | java.lang.Throwable | java.lang.Thrwable | ClassNotFoundException: java.lang.Thrwable
            retry-policy   | method: afterLease | method: afterLeas | afterLeas not found on bean: org.thumbnailroute.aws.RetryLater of
            retry-policy   | ref: retryLater | ref: retryLatr | No bean could be found in the registry for: retryLatr
            retry-policy   | - routeConfiguration: | - routeConfigration: | "routeConfigration" cannot stand here
            no-retry-policy | ${exception.statusCode} == 412 | ${tru | expected symbol functionEnd but was eol at location 4: ${tru
            message-policy | name: dead-letter | name: dead-lettr | there is no route from direct:dead-lettr
            message-policy | id: parking-policy | id: message-policy | the id "message-policy" is taken by routes/message-policy.camel.yaml:3
            beans          | - name: queue | - name: "queue" x | while parsing a block mapping: expected <block end>
            """)
    void tellsFileLineAndMistake(String name, String good, String bad, String mistake) throws Exception {
        String file = "routes/" + name + ".camel.yaml";
        RouteFiles files = files();
        String text = text(files, file);
        assertTrue(text.contains(good), () -> file + " has no longer: " + good);
        int line = 1
                + (int) text.substring(0, text.indexOf(good))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();

        String told = mistakeIn(with(files, file, replaceFirst(text, good, bad)));

        assertTrue(told.startsWith("%s:%d: ".formatted(file, line)), () -> told + ", but it is in line " + line);
        assertTrue(told.contains(mistake), told);
        assertTrue(told.lines().count() == 1 && told.length() < 300, told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wireTap", "to", "toD"})
    void missesARouteThatIsSentTo(String step) throws Exception {
        String file = "routes/thumbnail.camel.yaml";
        RouteFiles files = files();
        String text = text(files, file) + "        - %s:\n            uri: direct:nowhere\n".formatted(step);

        assertEquals(
                "%s:%d: there is no route from direct:nowhere"
                        .formatted(file, text.lines().count()),
                mistakeIn(with(files, file, text)));
    }

    @Test
    void missesTheRouteOfAFileThatIsRemoved() throws Exception {
        List<RouteFile> rest = files().files().stream()
                .filter(file -> !file.name().endsWith("dead-letter.camel.yaml"))
                .toList();

        String told = mistakeIn(new RouteFiles(rest));

        assertEquals("routes/open-message.camel.yaml:72: there is no route from direct:dead-letter", told);
    }

    @Test
    void takesNoTwoRoutesFromOneEndpoint() throws Exception {
        String file = "routes/put-thumbnail.camel.yaml";
        RouteFiles files = files();

        assertEquals(
                "routes/read-original.camel.yaml:14: direct:read-original is where route put-thumbnail begins already",
                mistakeIn(with(files, file, text(files, file).replace("name: put-thumbnail", "name: read-original"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "# nothing\n", "---\n"})
    void takesNoEmptyFile(String text) throws Exception {
        String file = "routes/put-thumbnail.camel.yaml";

        String told = mistakeIn(with(files(), file, text));

        assertTrue(told.startsWith(file + ":1: "), told);
    }

    /** Beans stay as they are, but the lines below them keep their numbers, wherever they stand. */
    @Test
    void leavesBeansOut() throws Exception {
        String file = "routes/thumbnail.camel.yaml";
        RouteFiles files = files();
        String text = text(files, file).replace("- route:", """
                - beans:
                    - name: unmade
                      type: org.thumbnailroute.NoSuchClass
                - route:""");

        assertDoesNotThrow(() -> build(with(files, file, text)));
        assertTrue(mistakeIn(with(files, file, text.replace("ref: resize", "ref: nosuch")))
                .startsWith(file + ":"
                        + (1
                                + text.substring(0, text.indexOf("ref: resize"))
                                        .lines()
                                        .count()
                                - 1)));
    }

    private void build(RouteFiles files) throws Exception {
        files.check();
        new Trial(camel.getCamelContext()).build(files.withoutBeans());
    }

    private String mistakeIn(RouteFiles files) {
        Exception failure = assertThrows(Exception.class, () -> build(files));
        return String.valueOf(RouteMistakes.of(failure, files).getMessage());
    }

    private RouteFiles files() throws IOException {
        return new RouteFolder(camel).read();
    }

    private static String text(RouteFiles files, String name) {
        return files.files().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static RouteFiles with(RouteFiles files, String name, String text) {
        return new RouteFiles(files.files().stream()
                .map(file -> file.name().equals(name) ? new RouteFile(file.location(), text) : file)
                .toList());
    }

    private static String replaceFirst(String text, String good, String bad) {
        return text.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad));
    }
}
