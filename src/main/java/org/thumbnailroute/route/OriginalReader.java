package org.thumbnailroute.route;

import java.io.IOException;
import org.apache.camel.Body;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Reads the body of a GET to its end, so that a connection which breaks in the middle fails where the GET is retried. */
public final class OriginalReader {

    private final long maxBytes;

    public OriginalReader(Settings settings) {
        this.maxBytes = settings.maxSourceBytes();
    }

    /**
     * Reads a whole object.
     *
     * @throws RejectedException if the object is empty or larger than the limit; then nothing of it is read
     * @throws IOException if the connection breaks
     */
    public Original read(@Body ResponseInputStream<GetObjectResponse> object) throws IOException {
        GetObjectResponse response = object.response();
        try {
            requireSize(response.contentLength(), maxBytes);
            byte[] bytes = object.readAllBytes();
            if (bytes.length != response.contentLength()) {
                throw new IOException("read %d of %d bytes".formatted(bytes.length, response.contentLength()));
            }
            object.close();
            return new Original(unquoted(response.eTag()), bytes);
        } catch (IOException | RuntimeException e) {
            object.abort(); // and not close, which would first read what is left, perhaps gigabytes
            throw e;
        }
    }

    static void requireSize(long size, long maxBytes) {
        if (size == 0) {
            throw new RejectedException(Reason.EMPTY_OBJECT, "the object has no bytes");
        }
        if (size > maxBytes) {
            throw new RejectedException(
                    Reason.TOO_MANY_BYTES,
                    "the object has %d bytes, the limit is %d (thumbnail.max-source-bytes)".formatted(size, maxBytes));
        }
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }
}
