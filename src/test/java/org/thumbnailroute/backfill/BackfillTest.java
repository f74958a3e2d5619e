package org.thumbnailroute.backfill;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.docs.Document;
import org.thumbnailroute.docs.ScaleFile;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.route.RouteTest;
import org.thumbnailroute.rule.Profile;
import picocli.CommandLine;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/** What is queued, what is not, and what that costs. */
class BackfillTest {

    private static final List<String> NASTY = List.of(
            "a b+c%20&=?#.jpg",
            "ü/ß/日本/é.png",
            "emoji/\uD83D\uDE00.gif",
            "private/\uE000.jpg",
            "quote\"back\\slash'.webp",
            "control/\u0001\t.jpg",
            "xml/<&>]]>.jpg",
            "expression/${sysenv.HOME}{{x}}.jpg",
            "deep/" + "d/".repeat(100) + "x.JPG",
            "long/" + "n".repeat(190) + ".TiFf",
            "-dash.bmp",
            ".jpg",
            "~.jpeg");

    @TempDir
    Path directory;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(directory);
    }

    @Test
    void queuesEachMissingOneAsTheRouteReadsItHoweverOddItsKey() {
        desk.originals(NASTY);

        Desk.Result result = desk.run();

        assertEquals(0, result.exitCode());
        List<Upload> queued = desk.queued();
        assertEquals(
                NASTY.stream().sorted().toList(),
                queued.stream().map(Upload::key).sorted().toList());
        for (Upload upload : queued) {
            assertEquals(desk.stack().sourceBucket(), upload.bucket());
            assertEquals(desk.etag(upload.key()), upload.etag().orElseThrow());
            assertEquals(10, upload.size().orElseThrow());
            assertEquals(Audience.NONE, upload.audience());
        }
        assertTrue(result.out().contains("queued: 13 (missing 13); 0.0 MB"), result.out());
    }

    @Test
    void leavesWhatHasAThumbnailWhateverTheOrderOfItsKey() {
        desk.originals(NASTY);
        desk.originals(List.of("a/x.jpg", "a/y/z.jpg", "a/z.jpg", "a/missing.jpg"));
        for (String key : NASTY) {
            desk.thumbnail(thumbnail(key));
        }
        List.of("a/thumbnail_x.jpg", "a/y/thumbnail_z.jpg", "a/thumbnail_z.jpg").forEach(desk::thumbnail);

        Desk.Result result = desk.run();

        assertEquals(List.of("a/missing.jpg"), desk.queuedKeys());
        assertTrue(result.out().contains("skipped: 16 (has-thumbnail 16)"), result.out());
    }

    @Test
    void saysWhatIsSkippedAndWhatWouldBeRefused() {
        desk.with("thumbnail.max-source-bytes", "20");
        desk.originals(List.of("good.jpg", "notes.txt", "no-suffix"));
        desk.original("large.jpg", 21);
        desk.original("limit.jpg", 20);
        desk.original("empty.jpg", 0);
        desk.with("thumbnail.key", "p".repeat(1000) + "/{dir}{file}");
        desk.original("n".repeat(20) + ".jpg", 1);

        Desk.Result result = desk.run();

        assertEquals(List.of("good.jpg", "limit.jpg"), desk.queuedKeys());
        assertTrue(result.out().contains("skipped: 2 (other-suffix 2)"), result.out());
        assertTrue(
                result.out()
                        .contains(
                                "refused, because the worker would park them: 3 (empty-object 1, key-too-long 1, too-many-bytes 1)"),
                result.out());
    }

    @Test
    void neverTakesAThumbnailForAnOriginal() {
        desk.with("thumbnail.target-bucket", desk.stack().sourceBucket());
        desk.originals(List.of("a.jpg", "thumbnail_a.jpg", "b.jpg"));

        Desk.Result result = desk.run("--all");

        assertEquals(List.of("a.jpg", "b.jpg"), desk.queuedKeys());
        assertTrue(result.out().contains("own-thumbnail 1"), result.out());
    }

    @Test
    void findsStaleOnesByWhatTheirThumbnailsSay() {
        String recipe = desk.settings().rules().rest().recipe();
        desk.originals(List.of("current.jpg", "missing.jpg", "older.jpg", "settings.jpg", "foreign.jpg"));
        String etag = desk.etag("current.jpg");
        desk.thumbnail("thumbnail_current.jpg", etag, recipe);
        desk.thumbnail("thumbnail_older.jpg", "another", recipe);
        desk.thumbnail("thumbnail_settings.jpg", etag, "v1 9x9");
        desk.thumbnail("thumbnail_foreign.jpg");

        Desk.Result result = desk.run("--stale");

        assertEquals(List.of("foreign.jpg", "missing.jpg", "older.jpg", "settings.jpg"), desk.queuedKeys());
        assertTrue(result.out().contains("queued: 4 (missing 1, other-original 2, other-settings 1)"), result.out());
    }

    @Test
    void ofSeveralSizesEachMustBeThere() {
        desk.with("thumbnail.size", "64x64,128x128").with("thumbnail.key", "{size}/{dir}{file}");
        desk.originals(List.of("a/both.jpg", "a/one.jpg", "a/none.jpg"));
        List.of("64x64/a/both.jpg", "128x128/a/both.jpg", "128x128/a/one.jpg").forEach(desk::thumbnail);

        desk.run();

        assertEquals(List.of("a/none.jpg", "a/one.jpg"), desk.queuedKeys());
    }

    /** Each original by its own rule; those of an ignored prefix are not looked up. */
    @Test
    void findsStaleOnesByTheirRules() {
        ofThreeRules();
        String etag = desk.etag("plain.jpg");
        Profile avatars = desk.settings().rules().of("avatars/");
        desk.thumbnail("avatars/64x64/a.jpg", etag, avatars.recipe());
        desk.thumbnail("avatars/9x9/a.jpg", etag, avatars.recipe());
        desk.thumbnail(
                "avatars/64x64/b.jpg", etag, desk.settings().rules().rest().recipe());
        desk.thumbnail("small/plain.jpg", etag, desk.settings().rules().rest().recipe());

        Desk.Result result = desk.run("--stale");

        assertEquals(List.of("avatars/b.jpg"), desk.queuedKeys());
        assertTrue(result.out().contains("queued: 1 (other-settings 1)"), result.out());
        assertTrue(result.out().contains("skipped: 3 (has-thumbnail 2, ignored-by-rule 1)"), result.out());
    }

    /** Of avatars/a.jpg and b.jpg one thumbnail each is known to be missing, the other one may be there. */
    @Test
    void plansRequestsByTheRuleOfEachOriginal() {
        ofThreeRules();

        JsonNode requests =
                RouteTest.json(desk.run("--dry-run", "--json").out()).path("requests");

        assertEquals(1 + 2 * (1 + 2), requests.path("s3Puts").asInt(), requests::toString);
        // GET of each, two HEADs to replace one of two; three HEADs and one of the bucket, for the plan and for the run
        assertEquals(3 + 2 * 2 + 2 * (3 + 1), requests.path("s3Reads").asInt(), requests::toString);
    }

    private void ofThreeRules() {
        desk.with("thumbnail.key", "small/{dir}{file}")
                .with("thumbnail.rule.avatars.prefix", "avatars/")
                .with("thumbnail.rule.avatars.size", "64x64,9x9")
                .with("thumbnail.rule.avatars.mode", "cover")
                .with("thumbnail.rule.avatars.key", "{dir}{size}/{file}")
                .with("thumbnail.rule.raw.prefix", "raw/")
                .with("thumbnail.rule.raw.ignore", "true");
        desk.originals(List.of("avatars/a.jpg", "avatars/b.jpg", "plain.jpg", "raw/c.jpg"));
    }

    /** With an end, thumbnails lie in another order than their originals: {@code a-b.png} before {@code a.png}. */
    @ParameterizedTest(name = "{0}, target pages of {1}")
    @CsvSource({
        "{dir}thumbnail_{file}, 15",
        "{dir}{file}.png, 15",
        "thumbs/{dir}{file}, 1000",
        "{dir}thumbs/{file}/small, 15"
    })
    void findsEachThumbnailByListing(String template, int pageSize) {
        desk.with("thumbnail.key", template).withTargetPagesOf(pageSize);
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String key = "d/" + List.of("a", "a-b", "a.c", "\uD83D\uDE00").get(i % 4) + "-".repeat(i / 4) + ".jpg";
            desk.original(key, 1);
            if (i % 5 == 0) {
                desk.original("d/sub" + i + "/x.jpg", 1);
                desk.thumbnail(thumbnail("d/sub" + i + "/x.jpg"));
            }
            if (i % 3 == 0) {
                missing.add(key);
            } else {
                desk.thumbnail(thumbnail(key));
            }
        }
        Requested requested = desk.watched();

        desk.run();

        assertEquals(missing.stream().sorted().toList(), desk.queuedKeys());
        assertTrue(
                requested.of(ListObjectsV2Request.class).stream()
                        .anyMatch(list -> list.bucket().equals(desk.stack().targetBucket())),
                "by a listing");
    }

    private String thumbnail(String key) {
        return desk.settings()
                .rules()
                .of(key)
                .variants()
                .get(0)
                .keyOf(desk.stack().sourceBucket(), key);
    }

    /** A listing costs as much as twelve HEADs. */
    @ParameterizedTest(name = "{0} in a directory: {1} LIST, {2} HEAD")
    @CsvSource({"12, 0, 12", "13, 1, 0", "15, 1, 0"})
    void listsTheTargetOnlyWhereThatIsCheaper(int objects, long lists, long heads) {
        desk.originals(
                IntStream.range(0, objects).mapToObj(i -> "d/" + i + ".jpg").toList());
        Requested requested = desk.watched();

        desk.run("--dry-run");

        assertEquals(
                lists,
                requested.of(ListObjectsV2Request.class).stream()
                        .filter(list -> list.bucket().equals(desk.stack().targetBucket()))
                        .count());
        assertEquals(heads, requested.of(HeadObjectRequest.class).size());
    }

    @Test
    void takesOnlyWhatIsAskedFor() {
        desk.originals(List.of("a/1.jpg", "a/2.jpg", "a/3.JPG", "b/4.jpg", "a/5.heic"));

        desk.run("--prefix", "a/", "--max", "2");
        assertEquals(List.of("a/1.jpg", "a/2.jpg"), desk.queuedKeys());
        desk.run("--prefix", "a/", "--suffix", ".heic");
        assertEquals(List.of("a/5.heic"), desk.queuedKeys());
        desk.run("--suffix", "");
        assertEquals(5, desk.queuedKeys().size());
        desk.run("--before", "2020-01-01");
        assertEquals(List.of(), desk.queuedKeys());
        desk.run("--since", "2020-01-01T00:00:00Z", "--prefix", "b");
        assertEquals(List.of("b/4.jpg"), desk.queuedKeys());
        desk.run("--since", "2999-01-01");
        assertEquals(List.of(), desk.queuedKeys());
    }

    /** S3 may end a page anywhere, even before it has found anything. */
    @Test
    void goesOnAfterAnEmptyPage() {
        List<String> keys =
                IntStream.range(0, 13).mapToObj("d/k%02d.jpg"::formatted).toList();
        desk.originals(keys);
        desk.thumbnail("d/thumbnail_k00.jpg");
        AtomicBoolean goesOn = new AtomicBoolean();
        desk.watched()
                .before(request -> {
                    if (request instanceof ListObjectsV2Request list) {
                        goesOn.set("more".equals(list.continuationToken()));
                        return list.toBuilder().continuationToken(null).build();
                    }
                    return request;
                })
                .after(response -> response instanceof ListObjectsV2Response page && !goesOn.get()
                        ? page.toBuilder()
                                .contents(List.of())
                                .isTruncated(true)
                                .nextContinuationToken("more")
                                .build()
                        : response);

        desk.run();

        assertEquals(keys.subList(1, 13), desk.queuedKeys());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "programs", "all"})
    void saysInEachMessageWhoHearsOfIt(String announce) {
        desk.original("a.jpg", 1);

        desk.run("--announce", announce);

        assertEquals(announce, desk.queued().get(0).audience().word());
    }

    /** Of one backfill it is the same upload, so that one queued twice is a duplicate; of the next one it is not. */
    @Test
    void anotherBackfillIsNotADuplicateOfThisOne() {
        desk.original("a.jpg", 1);
        desk.run("--before", "2999-01-01");
        String first = desk.queued().get(0).identity();

        await().until(() -> {
            desk.run("--before", "2999-01-01");
            return !desk.queued().get(0).identity().equals(first);
        });
    }

    @Test
    void theDryRunCountsWhatTheRunQueuesAndQueuesNothing() {
        desk.with("thumbnail.max-source-bytes", "20");
        desk.originals(NASTY);
        desk.original("large.jpg", 21);
        desk.thumbnail("thumbnail_~.jpeg");

        JsonNode plan = RouteTest.json(desk.run("--dry-run", "--json").out());
        assertEquals(0, desk.waiting());
        JsonNode run = RouteTest.json(desk.run("--json").out());

        assertEquals(12, plan.path("objects").asInt());
        assertEquals(1, plan.path("seconds").asInt(), "as the text says");
        for (String field : List.of("objects", "bytes", "queued", "skipped", "refused")) {
            assertEquals(plan.path(field), run.path(field), field);
        }
        assertEquals(12, desk.queuedKeys().size());
        assertTrue(plan.path("dryRun").asBoolean() && !run.path("dryRun").asBoolean());
    }

    @Test
    void needsTheRightsOfItsRows() {
        desk.original("a.jpg", 1);
        desk.originals(IntStream.range(0, 13).mapToObj(i -> "d/" + i + ".jpg").toList());

        desk.run();

        assertEquals(desk.documentedRights(), desk.neededRights());
    }

    @Test
    void thePricesAreThoseOfTheScalePage() {
        ScaleFile file = ScaleFile.shipped();

        assertEquals(file.get("price.s3.write"), BilledRequests.PRICE_OF_S3_WRITES);
        assertEquals(file.get("price.s3.read"), BilledRequests.PRICE_OF_S3_READS);
        assertEquals(file.get("price.sqs"), BilledRequests.PRICE_OF_SQS);
        assertEquals(file.get("price.sns"), BilledRequests.PRICE_OF_SNS);
        assertEquals(file.get("price.dynamodb.write"), BilledRequests.PRICE_OF_DYNAMO_DB_WRITES);
    }

    @Test
    void itsPageShowsHowItIsUsedAndItsSuffixesAreThoseOfTheStack() throws IOException {
        String page = Document.page("backfill.md").text();
        String template = Files.readString(Path.of("src/main/cloudformation/thumbnail-route.yaml"));

        for (var option :
                new CommandLine(new BackfillCommand()).getCommandSpec().options()) {
            assertTrue(page.contains("`" + option.longestName()), option.longestName());
        }
        for (String suffix : BackfillCommand.SUFFIXES.split(",", -1)) {
            assertTrue(template.contains("\"equals-ignore-case\": \"" + suffix + "\""), suffix);
        }
    }

    @Test
    void thePlanSaysWhatTheWholeBackfillCosts() {
        desk.with("thumbnail.announced-store", "dynamodb:table");
        desk.originals(IntStream.range(0, 20).mapToObj(i -> i + ".jpg").toList());

        String out = desk.run("--dry-run", "--json", "--rate", "10").out();
        JsonNode plan = RouteTest.json(out);

        assertEquals(
                RouteTest.json("{\"s3Lists\":4,\"s3Puts\":20,\"s3Reads\":20,\"sqs\":44,\"sns\":0,\"dynamoDb\":40}"),
                plan.path("requests"));
        assertTrue(out.contains("\"usDollars\" : 0.000171,"), out);
        assertEquals(2, plan.path("seconds").asInt());
    }
}
