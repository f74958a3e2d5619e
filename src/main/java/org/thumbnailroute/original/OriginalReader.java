package org.thumbnailroute.original;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Variable;
import org.thumbnailroute.aws.OriginalRequests;
import org.thumbnailroute.aws.RetryLater;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.ObjectFailure;
import org.thumbnailroute.failure.OriginalDeniedException;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Asks for an original, and says what an answer means. */
public final class OriginalReader {

    private final OriginalRequests requests;
    private final OriginalBody body;
    private final RetryLater retryLater;

    public OriginalReader(Settings settings, SourceMemory memory, RetryLater retryLater) {
        this.requests = new OriginalRequests(settings);
        this.body = new OriginalBody(settings, memory);
        this.retryLater = retryLater;
    }

    /** What S3 is asked for. */
    public GetObjectRequest request(@Variable("upload") Upload upload) {
        return requests.get(upload);
    }

    /**
     * Tells a refusal of this one object from a failure of the service, so that one object cannot stall the others.
     *
     * @throws RejectedException if the object can never be read, or if this is the last delivery of its message
     * @throws OriginalDeniedException if somebody may grant the right to read it
     * @throws S3Exception as it is, if it is no refusal of the object
     */
    public void refused(Exchange exchange) {
        S3Exception answer = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, S3Exception.class);
        throw refusal(answer, () -> retryLater.isLast(exchange));
    }

    /**
     * What a refusal means for the upload.
     *
     * @param isLast whether this is the last delivery of its message; asked only if it matters
     */
    public static RuntimeException refusal(S3Exception answer, BooleanSupplier isLast) {
        Optional<ObjectFailure> found = ObjectFailure.of(answer);
        if (found.isEmpty()) {
            return answer;
        }
        ObjectFailure failure = found.get();
        return failure.mayPass() && !isLast.getAsBoolean()
                ? new OriginalDeniedException(failure.error())
                : new RejectedException(failure.reason(), failure.error());
    }

    /**
     * Reads a whole object.
     *
     * @see OriginalBody#read
     */
    public Original read(
            @Body ResponseInputStream<GetObjectResponse> object, @Variable("upload") Upload upload, Exchange exchange)
            throws IOException {
        return body.read(object, upload, exchange);
    }
}
