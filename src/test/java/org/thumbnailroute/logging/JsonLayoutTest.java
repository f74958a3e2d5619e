package org.thumbnailroute.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.docs.Document;
import org.thumbnailroute.outcome.Outcome;

class JsonLayoutTest {

    /** Strict: no member twice, nothing after the object. */
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Test
    void anAnnouncedUploadHasItsFacts() throws Exception {
        assertEquals(
                JSON.readTree("""
                        {"@timestamp": "T", "log.level": "INFO", "ecs.version": "8.11.0",
                         "message": "announced message=3b1a2c source=\\"s3://source/a b.jpg\\" original=\\"600x400 34567B\\" thumbnails=\\"64x43 1000B, 128x86 2000B\\" ms=25 trace=4bf92f3577b34da6a3ce929d0e0e4736",
                         "service.name": "thumbnail-route", "service.version": "1.0", "log.logger": "thumbnail",
                         "process.thread.name": "main", "event.action": "announced", "event.duration": 25000000,
                         "messaging.message.id": "3b1a2c", "aws.s3.bucket.name": "source", "aws.s3.object.key": "a b.jpg",
                         "thumbnail.audience": "all", "thumbnail.source.content_type": "image/jpeg",
                         "thumbnail.source.bytes": 34567, "thumbnail.source.width": 600, "thumbnail.source.height": 400,
                         "thumbnail.source.partial": false, "thumbnail.stored.keys": ["s/a b.jpg", "l/a b.jpg"],
                         "thumbnail.stored.bytes": 3000, "thumbnail.receive_count": 1, "thumbnail.queue_wait_ms": 598,
                         "thumbnail.since_upload_ms": 1123, "trace.id": "4bf92f3577b34da6a3ce929d0e0e4736",
                         "span.id": "00f067aa0ba902b7"}"""),
                JSON.readTree(JsonLines.of(JsonLines.outcome(Outcome.Kind.ANNOUNCED, "a b.jpg"))
                        .replaceFirst("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "T")));
    }

    @Test
    void failuresSayWhy() throws Exception {
        JsonNode parked = JSON.readTree(JsonLines.of(JsonLines.outcome(Outcome.Kind.PARKED, "no picture")));
        JsonNode left = JSON.readTree(JsonLines.of(JsonLines.outcome(Outcome.Kind.LEFT_IN_QUEUE, "no answer")));
        JsonNode ignored = JSON.readTree(JsonLines.of(JsonLines.outcome(Outcome.Kind.IGNORED, "folder-marker")));

        assertEquals("corrupt-image", parked.path("event.reason").textValue());
        assertEquals("no picture", parked.path("error.message").textValue());
        assertEquals("no answer", left.path("error.message").textValue());
        assertEquals("java.lang.IllegalStateException", left.path("error.type").textValue());
        assertEquals("folder-marker", ignored.path("event.reason").textValue());
        assertTrue(ignored.path("error.message").isMissingNode(), ignored::toString);
    }

    @Test
    void anExceptionIsPartOfItsLine() throws Exception {
        String line = JsonLines.of(JsonLines.event("cannot {}", "go on", new IllegalStateException("a\nb")));

        JsonNode json = JSON.readTree(oneLine(line));

        assertEquals("cannot go on", json.path("message").textValue());
        assertEquals("a\nb", json.path("error.message").textValue());
        assertTrue(json.path("error.stack_trace").textValue().contains("\tat " + JsonLayoutTest.class.getName()), line);
    }

    /** Keys of everything that breaks lines, quotes, encodings and terminals, and of random characters. */
    static Stream<String> hostileKeys() {
        Random random = new Random(19);
        Stream<String> named = Stream.of(
                "\"},{\"event.action\":\"announced",
                "\\",
                "\\u0022",
                "a\r\nb\u0085c\u2028d\u2029e",
                "\u0000\u0007\u001b[31m\u007f\u009b",
                "\u202egpj.exe\u2066\u200b\ufeff",
                "\ud800",
                "\udc00\ud800",
                "\ud83d\ude00 \ud800\ud83d\ude00\udfff",
                "\uffff\ue000\udbff\udfff",
                "${jndi:ldap://host/a} {} %n %d",
                "\u0001".repeat(1024),
                "\"".repeat(1024),
                "\ud83d\ude00".repeat(256));
        Stream<String> drawn = Stream.generate(() -> random.ints(random.nextInt(1, 300), 0, 0x10000)
                        .collect(StringBuilder::new, (text, unit) -> text.append((char) unit), StringBuilder::append)
                        .toString())
                .limit(40);
        return Stream.concat(named, drawn);
    }

    @Test
    void whateverAKeyHoldsTheLineIsOneObjectThatHoldsTheKey() throws Exception {
        for (String key : hostileKeys().toList()) {
            for (Outcome.Kind kind : Outcome.Kind.values()) {
                String line = JsonLines.of(JsonLines.outcome(kind, key));
                JsonNode json = JSON.readTree(oneLine(line).getBytes(UTF_8));
                assertEquals(withoutHalves(key), json.path("aws.s3.object.key").textValue(), line);
                assertEquals(kind.word(), json.path("event.action").textValue(), line);
                assertTrue(json.path("message").textValue().startsWith(kind.word() + " message=3b1a2c "), line);
            }
        }
    }

    @Test
    void noKeyMakesALineEndless() throws Exception {
        String line = JsonLines.of(JsonLines.outcome(Outcome.Kind.PARKED, "x".repeat(1_000_000)));

        assertTrue(line.length() < 64_000, () -> "has " + line.length());
        assertTrue(JSON.readTree(line).path("aws.s3.object.key").textValue().contains("characters left out"), line);
    }

    /** Neither lines nor terminals break, and every UTF-8 reader takes it. */
    private static String oneLine(String line) {
        assertTrue(line.endsWith(System.lineSeparator()), line);
        String object = line.strip();
        assertEquals(1, object.lines().count(), line);
        object.codePoints()
                .forEach(codePoint -> assertTrue(
                        codePoint >= ' ' && !isBroken(codePoint), () -> "%x in %s".formatted(codePoint, line)));
        return object;
    }

    private static boolean isBroken(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String withoutHalves(String key) {
        return key.codePoints()
                .map(one -> Character.getType(one) == Character.SURROGATE ? 0xfffd : one)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void isCalledWhatOpenTelemetryOrLambdaCallsIt() {
        assertEquals("thumbnail-route", Service.of(Map.of()).name());
        assertEquals("f", Service.of(Map.of("AWS_LAMBDA_FUNCTION_NAME", "f")).name());
        assertEquals(
                "o",
                Service.of(Map.of("AWS_LAMBDA_FUNCTION_NAME", "f", "OTEL_SERVICE_NAME", "o"))
                        .name());
    }

    @Test
    void everyFieldIsExplained() {
        String page = Document.page("monitoring.md").text();

        for (String field : JsonLines.fields()) {
            assertTrue(page.contains("`" + field + "`"), field);
        }
    }
}
