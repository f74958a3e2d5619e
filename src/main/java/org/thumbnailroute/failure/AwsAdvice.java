package org.thumbnailroute.failure;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.text.Printable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Adds to an error of AWS what its own words leave out: the bucket's region, or what this machine's clock says. */
public final class AwsAdvice {

    private static final Set<String> WRONG_REGION =
            Set.of("PermanentRedirect", "TemporaryRedirect", "AuthorizationHeaderMalformed", "301", "307");
    private static final Set<String> WRONG_TIME =
            Set.of("RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture");

    private AwsAdvice() {}

    /** The failure as one printable line, with advice where there is some. */
    public static String line(String failure, @Nullable Throwable cause) {
        return Printable.line(failure) + of(cause, InstantSource.system());
    }

    static String of(@Nullable Throwable failure, InstantSource clock) {
        if (!(failure instanceof AwsServiceException answer)) {
            return "";
        }
        String code = Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse(String.valueOf(answer.statusCode()));
        if (WRONG_REGION.contains(code)) {
            return header(answer, "x-amz-bucket-region")
                    .map(" (the bucket is in region %s: set AWS_REGION to it)"::formatted)
                    .orElse(" (the bucket is in another region: set AWS_REGION to its region)");
        }
        if (WRONG_TIME.contains(code)) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            return " (this machine's clock says %s%s: set it right)"
                    .formatted(
                            now, header(answer, "Date").map(", AWS's "::concat).orElse(""));
        }
        return "";
    }

    private static Optional<String> header(AwsServiceException answer, String name) {
        return Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader(name))
                .map(Printable::of);
    }
}
