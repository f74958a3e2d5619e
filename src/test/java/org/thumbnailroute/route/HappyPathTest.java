package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.PartsUpload;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.local.S3Notification;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.Scene;
import org.thumbnailroute.pictures.WebpFile;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

class HappyPathTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(600, 400, 1);

    @Test
    void turnsAnUploadIntoAThumbnailAndALink() throws Exception {
        upload("albums/cover.jpg", PICTURE);

        JsonNode announcement = announcement("albums/cover.jpg");

        ResponseBytes<GetObjectResponse> thumbnail = stored("albums/thumbnail_cover.jpg");
        assertThatPicture(thumbnail.asByteArray())
                .hasFormat("jpeg")
                .hasSize(64, 43)
                .looksLike(QuadrantPicture.DRAWING)
                .hasNoMetadata();
        assertEquals("image/jpeg", thumbnail.response().contentType());
        assertEquals(
                announcement.at("/source/etag").asText(),
                thumbnail.response().metadata().get("source-etag"));
        assertEquals(
                "v" + Thumbnailer.VERSION + " 64x64",
                thumbnail.response().metadata().get("recipe"));
        HttpResponse<byte[]> opened = open(announcement.at("/thumbnails/0/link").asText());
        assertEquals(200, opened.statusCode());
        assertEquals("image/jpeg", opened.headers().firstValue("content-type").orElse(""));
        assertEquals(thumbnail.asByteArray().length, opened.body().length);
        awaitEmptyQueue();
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
    }

    @Test
    void announcesToPeopleAndToPrograms() {
        Instant before = Instant.now();
        upload("people/ana.jpg", PICTURE);

        JsonNode document = announcement("people/ana.jpg");
        Published message = published().stream()
                .filter(each -> each.textFor("email").contains("people/ana.jpg"))
                .findFirst()
                .orElseThrow();

        assertEquals("Pre-Signed URL for thumbnail", message.subject());
        assertEquals("json", message.messageStructure());
        assertEquals(
                Map.of(
                        "outcome", "announced",
                        "version", "1",
                        "source-bucket", stack.sourceBucket(),
                        "prefix", "people",
                        "format", "jpeg"),
                message.attributes(),
                "and no other header becomes one");
        String link = document.at("/thumbnails/0/link").asText();
        assertTrue(message.textFor("email").startsWith("The thumbnail of people/ana.jpg is ready."));
        assertTrue(message.textFor("email").contains(link));
        for (String program : List.of("sqs", "lambda", "http", "https", "firehose")) {
            assertEquals(document, json(message.textFor(program)));
        }
        assertEquals(1, document.at("/version").asInt());
        assertEquals("announced", document.at("/outcome").asText());
        assertEquals(stack.sourceBucket(), document.at("/source/bucket").asText());
        assertEquals("image/jpeg", document.at("/source/contentType").asText());
        assertEquals(PICTURE.length, document.at("/source/bytes").asInt());
        assertEquals(600, document.at("/source/width").asInt());
        assertEquals(400, document.at("/source/height").asInt());
        JsonNode thumbnail = document.at("/thumbnails/0");
        GetObjectResponse stored = stored("people/thumbnail_ana.jpg").response();
        assertEquals(stack.targetBucket(), thumbnail.at("/bucket").asText());
        assertEquals("people/thumbnail_ana.jpg", thumbnail.at("/key").asText());
        assertEquals(stored.eTag(), '"' + thumbnail.at("/etag").asText() + '"');
        assertEquals("image/jpeg", thumbnail.at("/contentType").asText());
        assertEquals(stored.contentLength(), thumbnail.at("/bytes").asLong());
        assertEquals(64, thumbnail.at("/width").asInt());
        assertEquals(43, thumbnail.at("/height").asInt());
        assertEquals("64x64", thumbnail.at("/size").asText());
        Instant expires = Instant.parse(thumbnail.at("/linkExpires").asText());
        assertTrue(expires.isAfter(before.plus(Duration.ofMinutes(59))));
        assertTrue(expires.isBefore(Instant.now().plus(Duration.ofHours(1)).plusSeconds(1)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "plain.jpg",
                "no-extension",
                "deep/er/and/deeper/x.jpg",
                "with space + plus/100% (final).jpg",
                "Sigur Rós/Ágætis byrjun ♥ 写真.jpg",
                "a%2Fb%20c.jpg",
                "quote\"and'apostrophe&<tag>.jpg",
                "back\\slash$1.jpg",
                "new\nline\tand tab.jpg",
                // a key is data: nothing in it may be evaluated, neither on the way in nor on the way out
                "x-${sysenv.AWS_SECRET_ACCESS_KEY}-{{thumbnail.queue}}.jpg",
                "${bean:settings}/{size}{dir}.jpg",
                "$simple{body}-${sys.aws.secretAccessKey}.jpg"
            })
    void readsAndWritesTheVeryKey(String key) {
        upload(key, PICTURE);

        assertEquals(
                thumbnailKey(key), announcement(key).at("/thumbnails/0/key").asText());
        assertThatPicture(stored(thumbnailKey(key)).asByteArray()).looksLike(QuadrantPicture.DRAWING);
    }

    @Test
    void readsAndWritesTheLongestKey() {
        // S3Proxy keeps each part of a key as a file name, which are shorter than S3's 1,024 bytes in all
        String key = ("d".repeat(200) + "/").repeat(5) + "x.jpg"; // 1,010 bytes; thumbnail_ makes it 1,020

        upload(key, PICTURE);

        assertThatPicture(stored(announcement(key).at("/thumbnails/0/key").asText())
                        .asByteArray())
                .hasSize(64, 43);
    }

    @ParameterizedTest
    @EnumSource(EventDialect.class)
    void understandsEveryDialect(EventDialect dialect) {
        aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), dialect);
        String key = "dialects/" + dialect + " ü+%.jpg";
        try {
            upload(key, PICTURE);

            assertThatPicture(stored(thumbnailKey(
                                    announcement(key).at("/source/key").asText()))
                            .asByteArray())
                    .hasSize(64, 43);
        } finally {
            aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.EVENT_BRIDGE);
        }
    }

    @Test
    void takesCopiesAndMultipartUploads() {
        upload("kinds/put.jpg", PICTURE);
        announcement("kinds/put.jpg");

        aws.s3().copyObject(copy -> copy.sourceBucket(stack.sourceBucket())
                .sourceKey("kinds/put.jpg")
                .destinationBucket(stack.sourceBucket())
                .destinationKey("kinds/copy.jpg"));
        PartsUpload.upload(aws.s3(), stack.sourceBucket(), "kinds/parts.jpg", PICTURE);

        announcement("kinds/copy.jpg");
        announcement("kinds/parts.jpg");
    }

    @Test
    void makesEachRecordOfANotification() {
        aws.bucketEvents().unwire(stack.sourceBucket());
        try {
            List<String> keys = List.of("many/1.jpg", "many/2 +.jpg", "many/3.jpg");
            keys.forEach(key -> upload(key, PICTURE));
            send(S3Notification.of(keys.stream().map(this::uploaded).toList()));

            keys.forEach(this::announcement);
        } finally {
            aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.EVENT_BRIDGE);
        }
    }

    /** From the bytes to the subscriber; that such a picture is recognised is tested where it is decoded. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("damagedPictures")
    void saysThatAPartOfThePictureWasMissing(String key, byte[] whole) {
        try (LogCapture log = LogCapture.open()) {
            upload("whole/" + key, whole);
            upload("cut/" + key, Arrays.copyOf(whole, whole.length * 7 / 10));

            JsonNode cut = announcement("cut/" + key);
            assertTrue(
                    cut.at("/source/partial").isBoolean()
                            && cut.at("/source/partial").asBoolean(),
                    cut::toString);
            assertThatPicture(stored("cut/thumbnail_" + key).asByteArray()).hasSize(64, 43);
            assertTrue(announcement("whole/" + key).at("/source/partial").isMissingNode());
            await().until(() -> log.outcomes().size() == 2);
            for (String line : log.outcomes()) {
                assertEquals(line.contains("/cut/"), line.contains(" partial=true "), line);
            }
        }
    }

    static Stream<Arguments> damagedPictures() {
        BufferedImage photo = Scene.LANDSCAPE.draw(300, 200);
        return Stream.of(
                Arguments.of("jpeg.jpg", JpegFile.baseline().encode(photo)),
                Arguments.of("png.png", PngFile.rgb(photo)),
                Arguments.of("webp.webp", WebpFile.lossy().encode(photo)));
    }

    @Test
    void tellsTheContentTypeFromTheBytes() {
        upload("liar.jpg", PngFile.rgb(QuadrantPicture.upright(300, 300)), "image/jpeg");

        assertEquals(
                "image/png", announcement("liar.jpg").at("/source/contentType").asText());
        ResponseBytes<GetObjectResponse> thumbnail = stored("thumbnail_liar.jpg");
        assertThatPicture(thumbnail.asByteArray()).hasFormat("png");
        assertEquals("image/png", thumbnail.response().contentType());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gif", "bmp", "tiff"})
    void keepsTheFormat(String format) {
        String key = "formats/picture." + format;
        upload(key, ImageFile.encode(QuadrantPicture.upright(300, 200), format));

        announcement(key);

        ResponseBytes<GetObjectResponse> thumbnail = stored(thumbnailKey(key));
        assertThatPicture(thumbnail.asByteArray()).hasFormat(format).hasSize(64, 43);
        assertEquals("image/" + format, thumbnail.response().contentType());
    }

    @Test
    void acknowledgesWhatAsksForNothing() {
        int announced = published().size();
        send(S3Notification.testEvent(stack.sourceBucket()));
        send(EventDialect.EVENT_BRIDGE.event(Uploaded.put(stack.sourceBucket(), "folder/", 0, "e", 1)));

        awaitEmptyQueue();

        assertEquals(announced, published().size());
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
    }

    @Test
    void announcesOneUploadOnceHoweverOftenItIsTold() {
        aws.bucketEvents().unwire(stack.sourceBucket());
        try {
            upload("told-often.jpg", PICTURE);
            Uploaded uploaded = uploaded("told-often.jpg");
            send(EventDialect.EVENT_BRIDGE.event(uploaded));
            announcement("told-often.jpg");
            awaitEmptyQueue();

            for (EventDialect dialect : EventDialect.values()) {
                send(dialect.event(uploaded));
            }
            awaitEmptyQueue();

            assertEquals(1, announcements("told-often.jpg").size());
        } finally {
            aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.EVENT_BRIDGE);
        }
    }

    @Test
    void announcesTheSameBytesAgainWhenTheyAreUploadedAgain() {
        upload("again.jpg", PICTURE);
        announcement("again.jpg");
        awaitEmptyQueue();
        upload("again.jpg", PICTURE);

        awaitEmptyQueue();

        assertEquals(2, announcements("again.jpg").size());
    }

    @Test
    void writesNothingIntoTheWorkingDirectory() throws IOException {
        Set<Path> before = files();
        String key = UUID.randomUUID() + ".jpg";
        upload(key, PICTURE);

        announcement(key);

        assertEquals(before, files());
    }

    private static Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            return new HashSet<>(files.toList());
        }
    }

    @Test
    void keepsTheSecretOutOfWhatItSends() {
        upload("secret.jpg", PICTURE);
        announcement("secret.jpg");

        for (Published message : published()) {
            assertFalse(message.message().contains(LocalAws.SECRET_KEY));
        }
    }

    private static String thumbnailKey(String key) {
        return ShippedSettings.with(Map.of()).rules().of(key).variants().get(0).keyOf("any-bucket", key);
    }

    private static HttpResponse<byte[]> open(String link) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
