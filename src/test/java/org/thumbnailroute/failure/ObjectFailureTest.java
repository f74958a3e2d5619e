package org.thumbnailroute.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.InvalidObjectStateException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The answers of S3 to a GET, line by line: is it the object, with which reason, and is it worth waiting? */
class ObjectFailureTest {

    @ParameterizedTest(name = "{0} {1} {2}: {3} {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "403 | InvalidObjectState | The operation is not valid for the object's storage class | ARCHIVED_ORIGINAL | parked",
                "403 | InvalidObjectState | The operation is not valid for the object's access tier | ARCHIVED_ORIGINAL | parked",
                "409 | RestoreAlreadyInProgress | Object restore is already in progress | ARCHIVED_ORIGINAL | parked",
                "400 | InvalidRequest | The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object. | CUSTOMER_ENCRYPTED | parked",
                "400 | InvalidRequest | Requests specifying Server Side Encryption with Customer provided keys must provide an appropriate secret key. | CUSTOMER_ENCRYPTED | parked",
                "400 | InvalidArgument | Requests specifying Server-Side Encryption with Customer-Provided Keys must provide an appropriate secret key. | CUSTOMER_ENCRYPTED | parked",
                "400 | ResourceIsEncryptedWithCustomerEncryptionKey | The resource is encrypted with a customer encryption key. | CUSTOMER_ENCRYPTED | parked",
                "400 | KMS.DisabledException | arn:aws:kms:us-east-1:1:key/k is disabled. | KEY_UNAVAILABLE | parked",
                "400 | KMS.KMSInvalidStateException | arn:aws:kms:us-east-1:1:key/k is pending deletion. | KEY_UNAVAILABLE | parked",
                "400 | KMS.NotFoundException | Key 'arn:aws:kms:us-east-1:1:key/k' does not exist | KEY_UNAVAILABLE | parked",
                "400 | KMS.InvalidKeyUsageException | The key is for signing. | KEY_UNAVAILABLE | parked",
                "400 | KMS.AccessDeniedException | You are not allowed to access the key. | KEY_UNAVAILABLE | waits",
                "403 | AccessDenied | User: u is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because no resource-based policy allows the kms:Decrypt action | KEY_UNAVAILABLE | waits",
                "403 | AccessDenied | The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access. | KEY_UNAVAILABLE | waits",
                "403 | AccessDenied | Access Denied | ACCESS_DENIED | waits",
                "403 | AccessDenied | User: u is not authorized to perform: s3:GetObject on resource: `a/kms/b.jpg` because no identity-based policy allows the s3:GetObject action | ACCESS_DENIED | waits",
                "403 | AllAccessDisabled | All access to this object has been disabled | ACCESS_DENIED | waits",
                "403 | '' | '' | ACCESS_DENIED | waits"
            })
    void isOfTheObject(int status, String code, String message, Reason reason, String waits) {
        ObjectFailure failure = ObjectFailure.of(answer(status, unquoted(code), unquoted(message)))
                .orElseThrow();

        assertEquals(reason, failure.reason());
        assertEquals(waits.equals("waits"), failure.mayPass());
        assertTrue(failure.error().startsWith("S3 says " + status), failure::error);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "403, InvalidAccessKeyId",
        "403, SignatureDoesNotMatch",
        "403, RequestTimeTooSkewed",
        "403, AccountProblem",
        "403, NotSignedUp",
        "400, ExpiredToken",
        "400, InvalidToken",
        "400, InvalidRequest",
        "400, AuthorizationHeaderMalformed",
        "400, ThrottlingException",
        "400, KMS.ThrottlingException",
        "400, KMS.LimitExceededException",
        "500, KMS.KMSInternalException",
        "500, KMS.KeyUnavailableException",
        "503, KMS.DependencyTimeoutException",
        "301, PermanentRedirect",
        "404, NoSuchKey",
        "412, PreconditionFailed",
        "503, SlowDown",
        "500, ''",
        "503, ''"
    })
    void isOfTheService(int status, String code) {
        assertEquals(Optional.empty(), ObjectFailure.of(answer(status, code, "You have exceeded the rate of KMS")));
    }

    @Test
    void oneMissingBucketIsNoOutageOfTheOthers() {
        ObjectFailure failure =
                ObjectFailure.of(answer(404, "NoSuchBucket", "none")).orElseThrow();

        assertTrue(failure.toString().contains("thumbnail.source-bucket"), failure.toString());
    }

    @Test
    void isOfTheServiceIfS3SaysNothingAtAll() {
        assertEquals(Optional.empty(), ObjectFailure.of((S3Exception)
                S3Exception.builder().statusCode(500).build()));
    }

    @Test
    void namesTheStorageClassToRestoreFrom() {
        InvalidObjectStateException archived = InvalidObjectStateException.builder()
                .storageClass("DEEP_ARCHIVE")
                .statusCode(403)
                .awsErrorDetails(details("InvalidObjectState", "The operation is not valid"))
                .build();

        assertEquals(
                "S3 says 403 InvalidObjectState: The operation is not valid (DEEP_ARCHIVE); restore it, then redrive",
                ObjectFailure.of(archived).orElseThrow().error());
    }

    private static String unquoted(String text) {
        return text.equals("''") ? "" : text;
    }

    private static S3Exception answer(int status, String code, String message) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(details(code, message))
                .build();
    }

    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    }
}
