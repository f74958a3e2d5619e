package org.thumbnailroute.aws;

import java.io.IOException;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** The one rule for when a service of AWS is unavailable, at the start and while the worker runs. */
public final class AwsOutage {

    private static final int SERVER_ERROR = 500;

    private AwsOutage() {}

    /** The service answers that it cannot work now, so that another request may succeed later. */
    public static boolean isSaidBy(AwsServiceException answer) {
        return answer.statusCode() >= SERVER_ERROR || answer.isThrottlingException();
    }

    /** The service answers that it cannot work now, or nobody answers at all. */
    public static boolean is(SdkException failure) {
        if (failure instanceof AwsServiceException answer) {
            return isSaidBy(answer);
        }
        // credentials that are missing are so after another attempt, too
        return !String.valueOf(failure.getMessage()).startsWith("Unable to load")
                && Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                        .anyMatch(cause -> cause instanceof IOException);
    }
}
