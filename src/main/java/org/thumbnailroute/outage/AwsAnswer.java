package org.thumbnailroute.outage;

import java.util.Optional;
import java.util.Set;
import org.thumbnailroute.aws.AwsOutage;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads the answer of an AWS service to a probe. */
final class AwsAnswer {

    /** Refusals that every message would meet: wrong credentials, a wrong clock, a bucket or topic that is not there. */
    private static final Set<String> OUTAGES = Set.of(
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidToken",
            "SignatureDoesNotMatch",
            "RequestTimeTooSkewed",
            "RequestExpired",
            "NoSuchBucket",
            "NotFound",
            "NotFoundException");

    private AwsAnswer() {}

    /**
     * The answer to one request.
     *
     * @param worksToo error codes that show that the service looked at what was asked
     */
    static Answer to(Runnable request, Set<String> worksToo) {
        try {
            request.run();
            return Answer.WORKS;
        } catch (AwsServiceException e) {
            String code = code(e);
            if (worksToo.contains(code)) {
                return Answer.WORKS;
            }
            return AwsOutage.isSaidBy(e) || OUTAGES.contains(code) ? Answer.AWAY : Answer.UNKNOWN;
        } catch (SdkException e) {
            return Answer.AWAY;
        }
    }

    private static String code(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
    }
}
