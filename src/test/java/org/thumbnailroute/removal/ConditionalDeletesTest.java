package org.thumbnailroute.removal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the worker says at the start of an S3 service that might delete whatever is there. */
class ConditionalDeletesTest {

    private final Settings settings = ShippedSettings.with("thumbnail.on-delete", "delete");

    @Test
    void startsWhereDeletesAreConditional() {
        assertDoesNotThrow(() -> check(service(true)));
    }

    @Test
    void doesNotStartWhereTheConditionIsIgnored() {
        String message = String.valueOf(assertThrows(InvalidSettingException.class, () -> check(service(false)))
                .getMessage());

        assertTrue(message.contains("needs an S3 service with conditional deletes"), message);
    }

    @Test
    void doesNotStartWhereTheConditionIsRefused() {
        assertThrows(InvalidSettingException.class, () -> check(failing(501, "NotImplemented")));
    }

    /** The service may well have conditional deletes, so the setting is not to blame. */
    @ParameterizedTest
    @CsvSource({"400, ExpiredToken", "400, AuthorizationHeaderMalformed", "404, NoSuchBucket"})
    void doesNotTakeAnotherFailureForMissingConditions(int status, String code) {
        S3Exception failure = assertThrows(S3Exception.class, () -> check(failing(status, code)));

        assertEquals(code, failure.awsErrorDetails().errorCode());
    }

    @Test
    void startsWithoutTheRights() {
        assertDoesNotThrow(() -> check(failing(403, "AccessDenied")));
    }

    private void check(S3Client s3) {
        new ConditionalDeletes(s3, settings).check();
    }

    private static S3Client service(boolean knowsConditionalDeletes) {
        return new ModelS3(() -> {}, Optional.empty(), knowsConditionalDeletes);
    }

    private static S3Client failing(int status, String code) {
        return new ModelS3(
                () -> {
                    throw S3Exception.builder()
                            .statusCode(status)
                            .awsErrorDetails(AwsErrorDetails.builder()
                                    .errorCode(code)
                                    .errorMessage("no")
                                    .build())
                            .build();
                },
                Optional.empty(),
                true);
    }
}
