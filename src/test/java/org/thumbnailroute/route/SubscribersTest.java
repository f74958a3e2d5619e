package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.announcement.AnnouncementSchema;
import org.thumbnailroute.docs.Document;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.WebpFile;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What subscribers of the topic get: documents that the schema describes, and with a filter policy only some of them. */
class SubscribersTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);

    /** A row of the page: whom it is for, and the policy. */
    private static final Pattern POLICY = Pattern.compile("^\\| ([^|]+) \\| `(\\{\"[^|]+})` \\|$", Pattern.MULTILINE);

    private static final Set<String> KEYS = Set.of(
            "avatars/ana.webp", "avatars/bob.jpg", "albums/cover.jpg", "albums/broken.jpg", "cover.jpg", "albums.jpg");

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.size", "64x64,32x32", "thumbnail.key", "{size}/{dir}{file}");
    }

    @Test
    void eachPolicyOfThePageLetsThroughWhatThePageSays() {
        Map<String, Predicate<String>> expected = Map.of(
                "failures only",
                "albums/broken.jpg"::equals,
                "thumbnails only",
                key -> !key.equals("albums/broken.jpg"),
                "uploads to the directory `albums` only",
                key -> key.startsWith("albums/"),
                "avatars as WebP only",
                "avatars/ana.webp"::equals,
                "people: nothing that is for programs",
                key -> !key.equals("albums/broken.jpg"),
                "all failures but empty files",
                "albums/broken.jpg"::equals);
        Map<String, String> policies = policies();
        assertEquals(expected.keySet(), policies.keySet());
        Map<String, String> queues = new LinkedHashMap<>();
        policies.forEach((who, policy) -> queues.put(who, subscribed(queues.size(), policy)));

        KEYS.forEach(key -> upload(
                key,
                key.contains("broken")
                        ? "no picture".getBytes(UTF_8)
                        : key.endsWith("webp") ? WebpFile.lossy().encode(QuadrantPicture.upright(300, 200)) : PICTURE));

        await().atMost(Duration.ofSeconds(20)).until(() -> published().size() >= KEYS.size());
        assertAll(queues.entrySet().stream()
                .map(queue -> () -> assertEquals(
                        KEYS.stream()
                                .filter(Objects.requireNonNull(expected.get(queue.getKey())))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        received(queue.getValue()),
                        queue.getKey())));
        assertAll(published().stream()
                .map(message -> () -> AnnouncementSchema.assertDescribed(json(message.textFor("lambda")))));
    }

    /** Also by a subscription with a filter policy, which SNS keeps from everybody if an attribute is not as it likes. */
    @Test
    void noKeyKeepsAnAnnouncementFromSubscribers() {
        String queue = subscribed(100, "{\"outcome\": [\"announced\"]}");
        byte[] photo = PngFile.rgb(QuadrantPicture.upright(300, 200));
        Map<String, byte[]> hostile = new LinkedHashMap<>();
        List.of(
                        "hostile/x.jpg",
                        "blank /x.jpg",
                        "quote\"/x.jpg",
                        "back\\slash/x.jpg",
                        "tab\t/x.jpg",
                        "emoji 😀/x.jpg",
                        "{\"a\":[1]}/x.jpg",
                        "Ágætis byrjun ♥/x.jpg",
                        "d".repeat(240) + "/x.jpg")
                .forEach(key -> hostile.put(key, PICTURE));
        hostile.put("partial/x.png", Arrays.copyOf(photo, photo.length * 7 / 10));
        hostile.forEach(this::upload);

        await().atMost(Duration.ofSeconds(30)).until(() -> received(queue).containsAll(hostile.keySet()));
        assertAll(hostile.keySet().stream().map(key -> () -> AnnouncementSchema.assertDescribed(announcement(key))));
        assertTrue(announcement("partial/x.png").at("/source/partial").asBoolean());
        assertEquals(0, messages(stack.deadLetterQueueUrl()) - parkedByTheOtherTest());
    }

    private long parkedByTheOtherTest() {
        return published().stream()
                .filter(message -> message.attributes().containsValue("parked"))
                .count();
    }

    /** The table of attributes is what there is. */
    private static Map<String, String> policies() {
        Map<String, String> policies = new LinkedHashMap<>();
        POLICY.matcher(Document.page("announcements.md").text())
                .results()
                .forEach(row -> policies.put(row.group(1), row.group(2)));
        return policies;
    }

    private final Map<String, Set<String>> seen = new LinkedHashMap<>();

    /** The keys of the originals in all messages that the queue has got so far. */
    private Set<String> received(String queueUrl) {
        Set<String> keys = seen.computeIfAbsent(queueUrl, url -> new TreeSet<>());
        List<JsonNode> documents = new ArrayList<>();
        do {
            documents.clear();
            aws.sqs().receiveMessage(receive -> receive.queueUrl(queueUrl).maxNumberOfMessages(10)).messages().stream()
                    .map(message -> json(message.body()))
                    .forEach(documents::add);
            documents.forEach(document -> keys.add(document.at("/source/key").asText()));
        } while (!documents.isEmpty());
        return keys;
    }

    /** The URL of a new queue that gets what this policy lets through. */
    private String subscribed(int number, String policy) {
        String url = aws.sqs()
                .createQueue(create -> create.queueName(stack.name() + "-subscriber-" + number))
                .queueUrl();
        String arn = aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .getOrDefault(QueueAttributeName.QUEUE_ARN, "none");
        aws.sns().subscribe(subscribe -> subscribe
                .topicArn(stack.topicArn())
                .protocol("sqs")
                .endpoint(arn)
                .attributes(Map.of("RawMessageDelivery", "true", "FilterPolicy", policy)));
        return url;
    }

    /** Each attribute that is published has a row in the page, and each row is of one that is. */
    @Test
    void thePageListsTheAttributes() {
        upload("listed/a.jpg", PICTURE);
        upload("listed/b.jpg", "no picture".getBytes(UTF_8));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> published().stream()
                                .map(Published::attributes)
                                .filter(attributes -> attributes.containsValue("listed"))
                                .count()
                        == 2);
        Set<String> listed = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE)
                .matcher(Document.page("announcements.md").text())
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                listed,
                published().stream()
                        .flatMap(message -> message.attributes().keySet().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
