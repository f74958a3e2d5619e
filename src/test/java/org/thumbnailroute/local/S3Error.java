package org.thumbnailroute.local;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An error as S3 answers it: the status, and in the body a code and a sentence. */
public record S3Error(int status, String code, String message) {

    /** 403, 404, 500 or 503 with the code that S3 has for it. */
    static S3Error of(int status) {
        String code =
                switch (status) {
                    case 403 -> "AccessDenied";
                    case 404 -> "NoSuchKey";
                    case 500 -> "InternalError";
                    case 503 -> "SlowDown";
                    default -> throw new IllegalArgumentException("no S3 error code is known for status " + status);
                };
        return new S3Error(status, code, "asked for by the test");
    }

    /** What the blob store throws, so that S3Proxy answers with this error. */
    AwsServiceException exception() {
        return S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }
}
