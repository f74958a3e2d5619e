package org.thumbnailroute.local;

import com.google.common.io.ByteStreams;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** What can be wrong with the body of an object on its way out. Its length is told to the client before. */
final class S3Bodies {
    private static final int PIECES_PER_SECOND = 10;

    private S3Bodies() {}

    /** A server that runs out of bytes has to close the connection. */
    static ResponseInputStream<GetObjectResponse> cut(ResponseInputStream<GetObjectResponse> body, int afterBytes) {
        return with(body, ByteStreams.limit(body, afterBytes));
    }

    static ResponseInputStream<GetObjectResponse> reset(ResponseInputStream<GetObjectResponse> body, int afterBytes) {
        return with(body, new FilterInputStream(ByteStreams.limit(body, afterBytes)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read < 0) {
                    S3Request.flush();
                    S3Request.reset();
                }
                return read;
            }
        });
    }

    /** @param gate that each piece has to pass, see {@link #piecePause} */
    static ResponseInputStream<GetObjectResponse> slow(
            ResponseInputStream<GetObjectResponse> body, int bytesPerSecond, Gate gate) {
        int piece = Math.max(1, bytesPerSecond / PIECES_PER_SECOND);
        return with(body, new FilterInputStream(body) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                S3Request.flush();
                gate.pass();
                return super.read(buffer, offset, Math.min(length, piece));
            }
        });
    }

    static Duration piecePause() {
        return Duration.ofMillis(1000 / PIECES_PER_SECOND);
    }

    private static ResponseInputStream<GetObjectResponse> with(
            ResponseInputStream<GetObjectResponse> body, InputStream changed) {
        return new ResponseInputStream<>(body.response(), AbortableInputStream.create(changed));
    }
}
