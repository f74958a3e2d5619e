package org.thumbnailroute.failure;

import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.InvalidObjectStateException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A failure of one object, as told from S3's answer to a GET. Whatever is not listed here, wrong credentials or a missing
 * bucket for example, is a failure of the service, which other objects would meet too.
 *
 * @param reason what the message is parked with
 * @param mayPass whether somebody can end it by granting a right, so that it is worth waiting
 * @param error what S3 said, and what to do
 */
public record ObjectFailure(Reason reason, boolean mayPass, String error) {

    /** Neither S3 nor Ceph, R2 and others have a code of their own for an object encrypted with the customer's key. */
    private static final Pattern NEEDS_CUSTOMER_KEY = Pattern.compile(
            "form of server.side encryption|server.side encryption with customer.provided keys",
            Pattern.CASE_INSENSITIVE);

    /** What S3 says when it was KMS that denied access. */
    private static final Pattern DENIED_BY_KMS =
            Pattern.compile("perform: kms:|KMS key|ciphertext", Pattern.CASE_INSENSITIVE);

    private static final Pattern BUSY_KMS = Pattern.compile("Throttl|LimitExceeded|Timeout|Internal|Unavailable");

    public static Optional<ObjectFailure> of(S3Exception answer) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(answer.awsErrorDetails());
        String code = details.map(AwsErrorDetails::errorCode).orElse("");
        String message = details.map(AwsErrorDetails::errorMessage).orElse("");
        String said = "S3 says %d %s: %s".formatted(answer.statusCode(), code, message);
        if (code.startsWith("KMS.")) {
            return ofKms(code, answer.statusCode(), said);
        }
        return switch (code) {
            case "InvalidObjectState", "RestoreAlreadyInProgress" ->
                parked(Reason.ARCHIVED_ORIGINAL, said + storageClass(answer) + "; restore it, then redrive");
            case "InvalidRequest", "InvalidArgument" ->
                NEEDS_CUSTOMER_KEY.matcher(message).find() ? encryptedByCustomer(said) : Optional.empty();
            case "ResourceIsEncryptedWithCustomerEncryptionKey" -> encryptedByCustomer(said);
            case "AccessDenied", "AllAccessDisabled" ->
                DENIED_BY_KMS.matcher(message).find() ? deniedByKms(said) : denied(said);
            // of one bucket among several, perhaps; that all are gone would be seen at the start
            case "NoSuchBucket" ->
                Optional.of(new ObjectFailure(
                        Reason.ACCESS_DENIED,
                        true,
                        said + "; make the bucket again, or take it out of thumbnail.source-bucket"));
            // not S3's own words: a proxy or a firewall does not like this request
            case "" -> answer.statusCode() == 403 ? denied(said) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<ObjectFailure> ofKms(String code, int status, String said) {
        if (status >= 500 || BUSY_KMS.matcher(code).find()) {
            return Optional.empty();
        }
        return code.contains("AccessDenied")
                ? deniedByKms(said)
                : parked(Reason.KEY_UNAVAILABLE, said + "; enable the key, then redrive");
    }

    private static Optional<ObjectFailure> parked(Reason reason, String error) {
        return Optional.of(new ObjectFailure(reason, false, error));
    }

    private static Optional<ObjectFailure> encryptedByCustomer(String said) {
        return parked(Reason.CUSTOMER_ENCRYPTED, said + "; upload it without a customer-provided key (SSE-C)");
    }

    private static Optional<ObjectFailure> denied(String said) {
        return Optional.of(new ObjectFailure(
                Reason.ACCESS_DENIED,
                true,
                said + "; grant s3:GetObject on it, or set thumbnail.requester-pays if its bucket asks for that"));
    }

    private static Optional<ObjectFailure> deniedByKms(String said) {
        return Optional.of(
                new ObjectFailure(Reason.KEY_UNAVAILABLE, true, said + "; grant kms:Decrypt on the object's key"));
    }

    private static String storageClass(S3Exception answer) {
        return answer instanceof InvalidObjectStateException archived && archived.storageClassAsString() != null
                ? " (" + archived.storageClassAsString() + ")"
                : "";
    }
}
