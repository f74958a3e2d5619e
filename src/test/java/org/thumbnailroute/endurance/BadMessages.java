package org.thumbnailroute.endurance;

import static org.thumbnailroute.endurance.Poison.BAD_EVENT;
import static org.thumbnailroute.endurance.Poison.GONE;
import static org.thumbnailroute.endurance.Poison.IGNORED;

import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.S3Notification;
import org.thumbnailroute.local.SnsEnvelope;
import org.thumbnailroute.local.Uploaded;

/** Messages that tell of no upload, or of one that cannot be. */
final class BadMessages {

    /** Written to the queue by people, by other services, by broken programs. */
    private static final List<String> NO_EVENTS = List.of(
            "no JSON",
            " ",
            "\t\r\n",
            "null",
            "true",
            "0",
            "-",
            "NaN",
            "\"text\"",
            "\"",
            "[]",
            "[1, 2]",
            "[[]]",
            "[null]",
            "{}",
            "{",
            "}",
            "{\"detail\":",
            "{'detail': 1}",
            "{\"a\": 1,}",
            "{\"a\": 01}",
            "{\"a\": \"\\x\"}",
            "{\"a\": \"\\ud800\"}",
            "// comment\n{}",
            "{\"hello\": \"world\"}",
            "{\"detail\": 1}",
            "{\"s3\": 1}",
            "{\"Records\": 1}",
            "{\"Records\": {}}",
            "{\"Records\": []}",
            "{\"Records\": [null]}",
            "{\"Records\": [[1]]}",
            "{\"Type\": \"Notification\"}",
            "{\"Type\": \"Notification\", \"Message\": 1}",
            "{\"Type\": \"Notification\", \"Message\": null}",
            "{\"Type\": \"Notification\", \"Message\": {}}",
            "{\"Type\": \"Notification\", \"Message\": \"\"}",
            "{\"Type\": \"Notification\", \"Message\": \"Hello\"}",
            "{\"Type\": \"Notification\", \"Message\": \"{\"}",
            "{\"Type\": \"Notification\", \"Message\": \"null\"}",
            "{\"Type\": \"Notification\", \"Message\": \"[]\"}",
            "{\"Type\": \"Notification\", \"Message\": \"" + "[".repeat(50_000) + "\"}",
            "{\"Type\": \"SubscriptionConfirmation\", \"Message\": \"You have chosen to subscribe\", \"Token\": \"1\"}",
            "{\"Type\": \"UnsubscribeConfirmation\", \"Message\": \"You have chosen to deactivate\", \"Token\": \"1\"}",
            "{\"version\": \"0\", \"source\": \"aws.s3\", \"detail-type\": \"AWS API Call via CloudTrail\", \"detail\":"
                    + " {\"eventName\": \"PutObject\", \"requestParameters\": {\"bucketName\": \"b\", \"key\": \"k\"}}}",
            "{\"source\": \"aws.s3\", \"detail-type\": \"Object Melted\", \"detail\": {\"object\": {\"key\": \"k\"}}}",
            "{\"Records\": [{\"EventSource\": \"aws:sns\", \"Sns\": {\"Message\": \"Hello\"}}]}",
            "{\"Records\": [{\"EventSource\": \"aws:sns\", \"Sns\": {}}]}",
            "{\"Records\": [{\"eventSource\": \"aws:sqs\", \"body\": \"{}\"}]}",
            "{\"AlarmName\": \"cpu\", \"NewStateValue\": \"ALARM\", \"Trigger\": {}}",
            "{\"version\": \"0\", \"source\": \"aws.ec2\", \"detail-type\": \"EC2 Instance State-change Notification\","
                    + " \"detail\": {\"state\": \"running\"}}",
            "{\"version\": \"0\", \"source\": \"aws.events\", \"detail-type\": \"Scheduled Event\", \"detail\": {}}",
            "{\"version\": \"0\", \"source\": \"my.app\", \"detail-type\": \"Object Created\", \"detail\": {}}",
            "<?xml version=\"1.0\"?><event/>",
            "key=value&other=%20",
            "\uFEFF{\"hello\": \"world\"}",
            "\uFEFF",
            "\uFFFD\uFFFD\uFFFD",
            "\u0085\u009F",
            "\u202Edesrever",
            "\uD83D\uDCA3",
            "[".repeat(5_000),
            "[".repeat(100_000),
            "[".repeat(5_000) + "]".repeat(5_000),
            "[".repeat(100_000) + "]".repeat(100_000),
            "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
            "{\"a\":".repeat(30_000) + "1" + "}".repeat(30_000),
            "[" + "1,".repeat(100_000) + "1]",
            "{\"hello\": \"" + "x".repeat(200_000) + "\"}",
            "{\"" + "x".repeat(200_000) + "\": 1}",
            "1".repeat(200_000),
            "{\"a\": 1e" + "9".repeat(900) + "}",
            // with its attributes, the parked message is larger than a message can be
            "x".repeat(262_144));

    private final String bucket;
    private final List<Poison> all = new ArrayList<>();

    private BadMessages(String bucket) {
        this.bucket = bucket;
    }

    /**
     * All of them.
     *
     * @param bucket the source bucket, in which nothing that these messages tell of is found
     */
    static List<Poison> all(String bucket) {
        BadMessages messages = new BadMessages(bucket);
        NO_EVENTS.forEach(body -> messages.add(shown("no event", body), body, BAD_EVENT));
        messages.strangeUploads();
        messages.manyRecords();
        for (EventDialect dialect : List.of(EventDialect.EVENT_BRIDGE, EventDialect.S3_NOTIFICATION)) {
            messages.wrongShapes(dialect);
            messages.half(dialect);
        }
        return messages.all;
    }

    private void strangeUploads() {
        for (String foreign : List.of("not-ours", " ", "../x", "a\nb\0c", "${bean:settings}", "b".repeat(200_000))) {
            add(shown("foreign bucket", foreign), event(Uploaded.put(foreign, "k.jpg", 1, "e", 1)), "foreign-bucket");
        }
        add("key too long", event(Uploaded.put(bucket, "ü".repeat(510), 1, "e", 1)), "key-too-long");
        add("key far too long", event(Uploaded.put(bucket, "k".repeat(200_000), 1, "e", 1)), "key-too-long");
        for (String key : List.of("\uD800.jpg", ".", "//", "\u202E.jpg", " ", "?")) {
            String mayEnd = key.endsWith("/") ? IGNORED : GONE;
            add(shown("key", key), event(Uploaded.put(bucket, key, 1, "e", 1)), mayEnd, BAD_EVENT);
        }
        for (String etag : List.of("a\r\nX-Injected: 1", "\0", "\"", "*", "ü♥", "e".repeat(100_000))) {
            add(
                    shown("etag", etag),
                    event(Uploaded.put(bucket, "nowhere.jpg", 1, etag, 1)),
                    GONE,
                    BAD_EVENT,
                    "superseded");
        }
        add("largest size", event(Uploaded.put(bucket, "nowhere.jpg", Long.MAX_VALUE, "e", 1)), GONE);
        add("least size", event(Uploaded.put(bucket, "nowhere.jpg", Long.MIN_VALUE, "e", 1)), GONE, BAD_EVENT);
        add("size 0", event(Uploaded.put(bucket, "nowhere.jpg", 0, "e", 1)), GONE);
        Uploaded nowhere = Uploaded.put(bucket, "nowhere.jpg", 1, "e", 1);
        add("two events", event(nowhere) + event(nowhere), BAD_EVENT);
        add("an event and more", event(nowhere) + " and more", BAD_EVENT);
        add("an event with a byte order mark", "\uFEFF" + event(nowhere), GONE, BAD_EVENT);
        String twice = SnsEnvelope.ofS3(SnsEnvelope.ofS3(S3Notification.of(List.of(nowhere))));
        add("two envelopes", twice, BAD_EVENT, GONE);
    }

    /** One message, however much is wrong with it, is parked once. */
    private void manyRecords() {
        add("3 bad records", "{\"Records\": [1, 2, 3]}", BAD_EVENT);
        add("100 bad records", "{\"Records\": [" + "null,".repeat(99) + "null]}", BAD_EVENT);
    }

    private void wrongShapes(EventDialect dialect) {
        boolean bridge = dialect == EventDialect.EVENT_BRIDGE;
        String whole = bridge ? "/detail" : "/Records/0/s3";
        for (String required : List.of("/bucket", "/bucket/name", "/object", "/object/key")) {
            addEach(dialect, whole + required, "\"\"", BAD_EVENT);
        }
        addEach(dialect, whole, "\"\"", BAD_EVENT);
        for (String fact : List.of("/object/size", "/object/sequencer", bridge ? "/object/etag" : "/object/eTag")) {
            addEach(dialect, whole + fact, "1e400", GONE, BAD_EVENT);
        }
        addEach(dialect, bridge ? "/detail-type" : "/Records/0/eventName", "\"\"", GONE, BAD_EVENT, IGNORED);
        for (String encoding : List.of("%", "%zz", "a%2", "%-1.jpg")) {
            if (!bridge) {
                String key = ShapedEvent.of(dialect, bucket).with(whole + "/object/key", '"' + encoding + '"');
                add("key " + encoding, key, BAD_EVENT);
            }
        }
    }

    private void addEach(EventDialect dialect, String place, String absurd, String... mayEnd) {
        ShapedEvent event = ShapedEvent.of(dialect, bucket);
        add("%s without %s".formatted(dialect, place), event.without(place), mayEnd);
        for (String value : List.of("null", "-7", "true", "[]", "{}", "[{\"name\": \"x\"}]", absurd)) {
            add("%s with %s of %s".formatted(dialect, place, value), event.with(place, value), mayEnd);
        }
    }

    private void half(EventDialect dialect) {
        String event = dialect.event(Uploaded.put(bucket, "nowhere.jpg", 1, "e", 1));
        for (int tenth = 1; tenth <= 9; tenth++) {
            add(
                    "%s cut at %d0 %%".formatted(dialect, tenth),
                    event.substring(0, event.length() * tenth / 10),
                    BAD_EVENT);
        }
    }

    /** SQS takes no lone surrogate, but JSON's escape of one. */
    private static String event(Uploaded uploaded) {
        return EventDialect.EVENT_BRIDGE.event(uploaded).replace("\uD800", "\\ud800");
    }

    private void add(String name, String body, String... mayEnd) {
        all.add(Poison.message(name, body, mayEnd));
    }

    private static String shown(String name, String value) {
        String beginning = value.substring(0, Math.min(60, value.length())).replaceAll("\\p{C}", "?");
        return "%s of %d characters: %s".formatted(name, value.length(), beginning);
    }
}
