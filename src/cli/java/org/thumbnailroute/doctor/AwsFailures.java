package org.thumbnailroute.doctor;

import org.thumbnailroute.failure.StartFailure;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** AwsFailures of requests to AWS. */
final class AwsFailures {

    private static final int FORBIDDEN = 403;

    private AwsFailures() {}

    /** In one line. */
    static String line(Throwable failure) {
        return StartFailure.line(failure);
    }

    /** The error code, or empty. */
    static String code(AwsServiceException failure) {
        return failure.awsErrorDetails() == null
                ? ""
                : String.valueOf(failure.awsErrorDetails().errorCode());
    }

    /** A right is missing: SNS and S3 answer 403, SQS 400 or 403, DynamoDB 400. */
    static boolean isRefusal(AwsServiceException failure) {
        String code = code(failure);
        return failure.statusCode() == FORBIDDEN
                || code.startsWith("AccessDenied")
                || code.startsWith("AuthorizationError");
    }
}
