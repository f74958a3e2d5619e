package org.thumbnailroute.thumbnail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;

class PresignLinkTest {

    private static final AwsCredentials PERMANENT =
            AwsBasicCredentials.create(LocalAws.ACCESS_KEY, LocalAws.SECRET_KEY);
    private static final String KEY = "a b/thumbnail_ü+(1).jpg";

    private final LocalAws aws = SharedAws.get();
    private final Stack stack = aws.createStack("presign" + System.nanoTime(), 1);
    private long cutShort;

    @Test
    void theLinkOpensTheThumbnailAndNothingElse() throws Exception {
        aws.s3()
                .putObject(
                        put -> put.bucket(stack.targetBucket()).key(KEY).contentType("image/jpeg"),
                        RequestBody.fromString("picture"));

        String link = presign(PERMANENT, "1h").link();

        HttpResponse<String> answer = open(link);
        assertEquals(200, answer.statusCode());
        assertEquals("picture", answer.body());
        assertEquals("image/jpeg", answer.headers().firstValue("content-type").orElse(""));
        assertEquals(403, open(link.replace("thumbnail_", "original_")).statusCode());
        assertEquals(
                403, open(link.replaceAll("Signature=....", "Signature=0000")).statusCode());
        assertEquals(
                403,
                open(link.replace("X-Amz-Expires=3600", "X-Amz-Expires=7200")).statusCode());
    }

    @Test
    void aLinkOfPermanentCredentialsLivesAsLongAsAsked() {
        Instant before = Instant.now();

        StoredThumbnail stored = presign(PERMANENT, "7d");

        assertTrue(stored.link().contains("X-Amz-Expires=604800"));
        assertClose(before.plus(Duration.ofDays(7)), stored.linkExpires());
    }

    @Test
    void aLinkOfTemporaryCredentialsEndsWithThem() {
        Instant end = Instant.now().plus(Duration.ofMinutes(10));

        StoredThumbnail stored = presign(temporary(end), "1h");

        assertTrue(stored.link().contains("X-Amz-Security-Token=session-token"));
        assertFalse(stored.linkExpires().isAfter(end), () -> stored.linkExpires() + " is after " + end);
        assertClose(end, stored.linkExpires());
        assertEquals(1, cutShort);
    }

    @Test
    void aLinkThatEndsBeforeItsCredentialsLivesAsLongAsAsked() {
        Instant before = Instant.now();

        StoredThumbnail stored = presign(temporary(before.plus(Duration.ofHours(6))), "1h");

        assertClose(before.plus(Duration.ofHours(1)), stored.linkExpires());
        assertEquals(0, cutShort);
    }

    @Test
    void theBucketStandsInTheHostOrInThePath() {
        assertTrue(presign(PERMANENT, "1h").link().contains("/" + stack.targetBucket() + "/"));
    }

    @Test
    void theLinkPointsToWhereBrowsersReachS3() {
        Settings settings = ShippedSettings.with(Map.of("thumbnail.link-endpoint", "https://s3.example.com:9000"));
        try (PresignLink presignLink = new PresignLink(settings, StaticCredentialsProvider.create(PERMANENT))) {
            String link =
                    presignLink.presign(TestRenditions.of(KEY), "\"etag\"").link();

            assertTrue(link.startsWith("https://naa-thumbnail-store.s3.example.com:9000/a%20b/thumbnail_"), link);
            assertTrue(link.contains("X-Amz-SignedHeaders=host&"), link);
        }
    }

    private static void assertClose(Instant expected, Instant actual) {
        assertTrue(
                Duration.between(expected, actual).abs().compareTo(Duration.ofSeconds(5)) < 0,
                () -> expected + " and " + actual);
    }

    private static AwsCredentials temporary(Instant end) {
        return AwsSessionCredentials.builder()
                .accessKeyId(LocalAws.ACCESS_KEY)
                .secretAccessKey(LocalAws.SECRET_KEY)
                .sessionToken("session-token")
                .expirationTime(end)
                .build();
    }

    private StoredThumbnail presign(AwsCredentials credentials, String ttl) {
        Settings settings = ShippedSettings.with(Map.of(
                "thumbnail.target-bucket",
                stack.targetBucket(),
                "thumbnail.link-ttl",
                ttl,
                "thumbnail.s3-path-style",
                "true"));
        try (PresignLink presignLink = new PresignLink(settings, StaticCredentialsProvider.create(credentials))) {
            StoredThumbnail stored = presignLink.presign(TestRenditions.of(KEY), "\"etag\"");
            cutShort = presignLink.cutShort();
            return stored;
        }
    }

    private static HttpResponse<String> open(String link) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
