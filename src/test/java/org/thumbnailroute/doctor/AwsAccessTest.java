package org.thumbnailroute.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.route.Credentials;
import software.amazon.awssdk.services.kms.KmsClient;

/** The clients that all checks use. */
class AwsAccessTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    /** The SDK itself would wait for half a minute, and then try again. */
    @Test
    void doesNotWaitForAServerThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());

            CheckResult result =
                    new Examination(Right::toString).run(SimpleCheck.of("keys", "", () -> countKeys(endpoint)));

            assertEquals("AWS does not answer", result.finding().found());
            assertTrue(result.finding().mends().get(0).contains("AWS_ENDPOINT_URL"), result::toString);
        }
    }

    private static Finding countKeys(URI endpoint) {
        Map<String, String> properties = Map.of(
                "aws.accessKeyId", "key", "aws.secretAccessKey", "secret", "aws.endpointUrlSts", endpoint.toString());
        return Credentials.found(properties, () -> {
            try (AwsAccess access = new AwsAccess(InstantSource.system(), SHORT)) {
                KmsClient kms = access.client(KmsClient.builder().endpointOverride(endpoint));
                return Finding.ok(kms.listKeys().keys().size() + " keys");
            }
        });
    }
}
