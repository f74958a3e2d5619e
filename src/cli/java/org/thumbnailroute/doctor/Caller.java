package org.thumbnailroute.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * What STS says of the credentials.
 *
 * @param arn whose they are; empty if STS did not answer
 * @param refusal why AWS does not take them, or empty
 * @param skew how far this machine's clock is ahead of AWS's, or empty
 */
record Caller(Optional<String> arn, Optional<AwsServiceException> refusal, Optional<Duration> skew) {

    /** @param clock this machine's */
    static Caller ask(StsClient sts, InstantSource clock) {
        try {
            GetCallerIdentityResponse answer = sts.getCallerIdentity();
            return new Caller(
                    Optional.ofNullable(answer.arn()),
                    Optional.empty(),
                    skew(Optional.of(answer.sdkHttpResponse()), clock));
        } catch (AwsServiceException e) {
            Optional<SdkHttpResponse> answer =
                    Optional.ofNullable(e.awsErrorDetails()).map(details -> details.sdkHttpResponse());
            boolean refused = e.statusCode() < 500 && !e.isThrottlingException();
            return new Caller(Optional.empty(), refused ? Optional.of(e) : Optional.empty(), skew(answer, clock));
        } catch (SdkClientException e) {
            // where only some services of AWS can be reached, STS need not be one of them
            return new Caller(Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    private static Optional<Duration> skew(Optional<SdkHttpResponse> answer, InstantSource clock) {
        return answer.flatMap(response -> response.firstMatchingHeader("Date"))
                .flatMap(Caller::instant)
                .map(date -> Duration.between(date, clock.instant()));
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
