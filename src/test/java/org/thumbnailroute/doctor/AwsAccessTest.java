package org.thumbnailroute.doctor;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.route.Credentials;
import org.thumbnailroute.route.SharedAws;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.kms.KmsClient;

/** The clients that all checks use. */
class AwsAccessTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    /** The SDK itself would wait for half a minute, and then try again. */
    @Test
    void doesNotWaitForAServerThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());

            assertThrows(ApiCallTimeoutException.class, () -> countKeys(endpoint));
        }
    }

    private static int countKeys(URI endpoint) {
        return Credentials.found(SharedAws.get().systemProperties(), () -> {
            try (AwsAccess access = new AwsAccess(InstantSource.system(), SHORT)) {
                return access.client(KmsClient.builder().endpointOverride(endpoint))
                        .listKeys()
                        .keys()
                        .size();
            }
        });
    }
}
