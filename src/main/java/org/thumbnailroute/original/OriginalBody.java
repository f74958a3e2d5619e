package org.thumbnailroute.original;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.thumbnailroute.aws.Etag;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.thumbnail.Rendition;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Reads the body of an original to its end, so that a connection which breaks or trickles in the middle fails where the
 * GET is retried.
 */
public final class OriginalBody {

    private final SourceMemory memory;
    private final long maxBytes;
    private final Duration longest;

    public OriginalBody(Settings settings, SourceMemory memory) {
        this.memory = memory;
        this.maxBytes = settings.limits().sourceBytes();
        this.longest = settings.work().visibilityTimeout();
    }

    /**
     * Reads a whole object.
     *
     * @throws NothingToDoException if the object is a thumbnail; then nothing of it is read
     * @throws RejectedException if the object is empty or larger than the limit; then no more than the limit is read
     * @throws IOException if the connection breaks, or the body takes longer than the visibility time-out
     * @throws IllegalStateException if neither S3 nor the event tells the object's etag
     */
    public Original read(ResponseInputStream<GetObjectResponse> object, Upload upload, Exchange exchange)
            throws IOException {
        GetObjectResponse response = object.response();
        try {
            requireOriginal(response.metadata());
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
            return new Original(etag, response.metadata(), bytes);
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

    /**
     * Lets what no thumbnail route has made pass, whatever bucket and key it has: routes that fill each other's source
     * buckets would never come to an end.
     *
     * @param metadata the object's
     * @throws NothingToDoException if the object is a thumbnail
     */
    public static void requireOriginal(Map<String, String> metadata) {
        if (Rendition.isThumbnail(metadata)) {
            throw new NothingToDoException(
                    "own-thumbnail (its metadata recipe and upload say that this or another thumbnail route made it;"
                            + " a copy without them would be an original)");
        }
    }

    /**
     * Lets an object of a size that is read pass.
     *
     * @param size in bytes
     * @throws RejectedException if the object is empty or larger than the limit
     */
    public void requireSize(long size) {
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
