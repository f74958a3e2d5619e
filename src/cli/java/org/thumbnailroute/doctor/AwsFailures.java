package org.thumbnailroute.doctor;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What AWS answers to a request that fails. */
public final class AwsFailures {

    private static final int FORBIDDEN = 403;

    private AwsFailures() {}

    /** The error code; empty if there is none, as in the answer to a HEAD request. */
    public static String code(AwsServiceException failure) {
        return failure.awsErrorDetails() == null
                ? ""
                : String.valueOf(failure.awsErrorDetails().errorCode());
    }

    /** A right is missing: SNS and S3 answer 403, SQS 400 or 403, DynamoDB 400. */
    public static boolean isRefusal(AwsServiceException failure) {
        String code = code(failure);
        return failure.statusCode() == FORBIDDEN
                || code.startsWith("AccessDenied")
                || code.startsWith("AuthorizationError");
    }
}
