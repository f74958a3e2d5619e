package org.thumbnailroute.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AwsAdviceTest {

    private static final Instant NOW = Instant.parse("2026-11-26T23:00:00.123Z");

    @ParameterizedTest
    @CsvSource({"301, PermanentRedirect", "307, TemporaryRedirect", "400, AuthorizationHeaderMalformed"})
    void namesTheRegionOfABucketThatIsElsewhere(int status, String code) {
        assertEquals(
                " (the bucket is in region eu-west-1: set AWS_REGION to it)",
                advice(status, code, Map.of("x-amz-bucket-region", "eu-west-1")));
        assertEquals(
                " (the bucket is in another region: set AWS_REGION to its region)", advice(status, code, Map.of()));
    }

    @Test
    void namesTheClockThatIsWrong() {
        assertEquals(
                " (this machine's clock says 2026-11-26T23:00:00Z, AWS's Thu, 26 Nov 2026 21:00:00 GMT: set it right)",
                advice(403, "RequestTimeTooSkewed", Map.of("Date", "Thu, 26 Nov 2026 21:00:00 GMT")));
    }

    @Test
    void hasNothingToAddToOtherErrors() {
        assertEquals("", advice(503, "SlowDown", Map.of("x-amz-bucket-region", "eu-west-1")));
        assertEquals("", AwsAdvice.of(new IllegalStateException("no luck"), () -> NOW));
        assertEquals("", AwsAdvice.of(S3Exception.builder().statusCode(500).build(), () -> NOW));
    }

    /** A HEAD has no body, and with it no code. */
    @Test
    void goesByTheStatusWhereThereIsNoCode() {
        assertEquals(
                " (the bucket is in another region: set AWS_REGION to its region)",
                AwsAdvice.of(S3Exception.builder().statusCode(301).build(), () -> NOW));
    }

    private static String advice(int status, String code, Map<String, String> headers) {
        SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(status);
        headers.forEach(response::putHeader);
        return AwsAdvice.of(
                S3Exception.builder()
                        .statusCode(status)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode(code)
                                .sdkHttpResponse(response.build())
                                .build())
                        .build(),
                () -> NOW);
    }
}
