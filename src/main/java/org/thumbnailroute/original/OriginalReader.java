package org.thumbnailroute.original;

import java.io.IOException;
import java.time.Duration;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Variable;
import org.thumbnailroute.aws.Etag;
import org.thumbnailroute.aws.OriginalRequests;
import org.thumbnailroute.aws.RetryLater;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.ObjectFailure;
import org.thumbnailroute.failure.OriginalDeniedException;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.thumbnail.Rendition;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Asks for an original, and reads the body of the answer to its end, so that a connection which breaks or trickles in the
 * middle fails where the GET is retried.
 */
public final class OriginalReader {

    private final long maxBytes;
    private final Duration longest;
    private final OriginalRequests requests;
    private final SourceMemory memory;
    private final RetryLater retryLater;

    public OriginalReader(Settings settings, SourceMemory memory, RetryLater retryLater) {
        this.requests = new OriginalRequests(settings);
        this.memory = memory;
        this.retryLater = retryLater;
        this.maxBytes = settings.maxSourceBytes();
        this.longest = Duration.ofSeconds(settings.visibilityTimeoutSeconds());
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
        ObjectFailure failure = ObjectFailure.of(answer).orElseThrow(() -> answer);
        if (failure.mayPass() && !retryLater.isLast(exchange)) {
            throw new OriginalDeniedException(failure.error());
        }
        throw new RejectedException(failure.reason(), failure.error());
    }

    /**
     * Reads a whole object.
     *
     * @throws NothingToDoException if the object is a thumbnail; then nothing of it is read
     * @throws RejectedException if the object is empty or larger than the limit; then no more than the limit is read
     * @throws IOException if the connection breaks, or the body takes longer than the visibility time-out
     * @throws IllegalStateException if neither S3 nor the event tells the object's etag
     */
    public Original read(
            @Body ResponseInputStream<GetObjectResponse> object, @Variable("upload") Upload upload, Exchange exchange)
            throws IOException {
        GetObjectResponse response = object.response();
        try {
            requireOriginal(response);
            String etag = Etag.of(response.eTag())
                    .or(upload::etag)
                    .orElseThrow(() -> new IllegalStateException(
                            "neither S3 nor the event tells the original's ETag: without it an older thumbnail could"
                                    + " replace a newer one"));
            BodyReader body = new BodyReader(object, longest);
            byte[] bytes = response.contentLength() == null
                    ? readToTheEnd(body, upload, exchange)
                    : read(body, response.contentLength(), exchange);
            object.close();
            return new Original(etag, bytes);
        } catch (IOException | RuntimeException e) {
            object.abort(); // and not close, which would first read what is left, perhaps gigabytes
            throw e;
        }
    }

    private byte[] read(BodyReader body, long length, Exchange exchange) throws IOException {
        requireSize(length);
        memory.cover(exchange, length);
        return body.exactly(Math.toIntExact(length));
    }

    /** Where the length is not told in advance, as by a proxy, the event's is the only way to notice that some is missing. */
    private byte[] readToTheEnd(BodyReader body, Upload upload, Exchange exchange) throws IOException {
        long told = upload.etag().isPresent() ? upload.size().orElse(0) : 0;
        byte[] bytes = body.atMost(maxBytes, told, room -> memory.cover(exchange, room));
        if (bytes.length > maxBytes) {
            throw new RejectedException(
                    Reason.TOO_MANY_BYTES,
                    "the object has more than %d bytes (thumbnail.max-source-bytes)".formatted(maxBytes));
        }
        requireSize(bytes.length);
        if (bytes.length < told) {
            throw new IOException("read %d of the %d bytes that the event tells of".formatted(bytes.length, told));
        }
        return bytes;
    }

    /** Whatever bucket and key it has: routes that fill each other's source buckets would never come to an end. */
    private static void requireOriginal(GetObjectResponse response) {
        if (Rendition.isThumbnail(response.metadata())) {
            throw new NothingToDoException(
                    "own-thumbnail (its metadata recipe and upload say that this or another thumbnail route made it;"
                            + " a copy without them would be an original)");
        }
    }

    private void requireSize(long size) {
        if (size == 0) {
            throw new RejectedException(Reason.EMPTY_OBJECT, "the object has no bytes");
        }
        if (size > maxBytes) {
            throw new RejectedException(
                    Reason.TOO_MANY_BYTES,
                    "the object has %d bytes, the limit is %d (thumbnail.max-source-bytes)".formatted(size, maxBytes));
        }
    }
}
