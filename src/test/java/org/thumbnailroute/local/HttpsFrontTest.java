package org.thumbnailroute.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The services behind it do not change by it: signatures hold, links work, connections are kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpsFrontTest {
    private static final byte[] PICTURE = new byte[100_000];

    private final LocalAws aws = LocalAws.start(new SharedContents());
    private final Stack stack = aws.createStack("https", 5);
    private final HttpsFront front;

    HttpsFrontTest(@TempDir Path directory) {
        front = HttpsFront.start(directory.resolve("tls"));
    }

    @AfterAll
    void close() {
        front.close();
        aws.close();
    }

    @Test
    void servesManySignedRequestsOnOneConnection() {
        int before = front.connections();
        try (S3Client s3 = s3()) {
            for (int i = 0; i < 20; i++) {
                String key = "picture " + i;
                s3.putObject(put -> put.bucket(stack.targetBucket()).key(key), RequestBody.fromBytes(PICTURE));
                assertArrayEquals(
                        PICTURE,
                        s3.getObjectAsBytes(
                                        get -> get.bucket(stack.targetBucket()).key(key))
                                .asByteArray());
            }
        }
        assertEquals(1, front.connections() - before);
    }

    @Test
    void opensPresignedLinks() throws Exception {
        try (S3Client s3 = s3();
                S3Presigner presigner = S3Presigner.builder()
                        .endpointOverride(front.of(aws.s3Endpoint()))
                        .region(Region.of(LocalAws.REGION))
                        .credentialsProvider(credentials())
                        .serviceConfiguration(S3Configuration.builder()
                                .pathStyleAccessEnabled(true)
                                .build())
                        .build()) {
            s3.putObject(put -> put.bucket(stack.targetBucket()).key("link"), RequestBody.fromBytes(PICTURE));
            URI link = URI.create(presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(1))
                            .getObjectRequest(
                                    get -> get.bucket(stack.targetBucket()).key("link")))
                    .url()
                    .toString());

            HttpResponse<byte[]> answer = HttpClient.newBuilder()
                    .sslContext(trusting())
                    .build()
                    .send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray());

            assertEquals("https", link.getScheme());
            assertArrayEquals(PICTURE, answer.body());
            assertEquals(
                    "TLS_AES_128_GCM_SHA256", answer.sslSession().orElseThrow().getCipherSuite());
        }
    }

    @Test
    void isNotTrustedByThoseWhoWereNotTold() {
        HttpRequest request = HttpRequest.newBuilder(front.of(aws.s3Endpoint())).build();
        assertThrows(
                SSLHandshakeException.class, () -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding()));
    }

    @Test
    void tellsWorkersOfEveryServiceAndWhatToTrust() {
        Map<String, String> environment = front.environment(aws.environment());

        for (String service : new String[] {"SQS", "S3", "SNS"}) {
            assertEquals(
                    "https",
                    URI.create(environment.get("AWS_ENDPOINT_URL_" + service)).getScheme());
        }
        assertEquals(LocalAws.REGION, environment.get("AWS_REGION"));
        assertTrue(Files.exists(Path.of(environment.get("AWS_CA_BUNDLE"))));
        assertTrue(Files.exists(Path.of(environment.get("NODE_EXTRA_CA_CERTS"))));
        assertEquals("\"-Djavax.net.ssl.trustStore=" + front.trustStore() + "\"", environment.get("JDK_JAVA_OPTIONS"));
    }

    @SuppressWarnings("deprecation") // of the client that ships, not of what it can do
    private S3Client s3() {
        return S3Client.builder()
                .endpointOverride(front.of(aws.s3Endpoint()))
                .region(Region.of(LocalAws.REGION))
                .credentialsProvider(credentials())
                .forcePathStyle(true)
                .httpClientBuilder(
                        ApacheHttpClient.builder().tlsTrustManagersProvider(() -> trust().getTrustManagers()))
                .build();
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(LocalAws.ACCESS_KEY, LocalAws.SECRET_KEY));
    }

    private SSLContext trusting() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust().getTrustManagers(), null);
        return context;
    }

    private TrustManagerFactory trust() {
        try (InputStream input = Files.newInputStream(front.trustStore())) {
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(input, null);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return trust;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
