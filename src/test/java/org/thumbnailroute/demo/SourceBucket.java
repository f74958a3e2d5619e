package org.thumbnailroute.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.thumbnailroute.demo.Picture.State;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.text.Printable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;

/** The source bucket, which this process holds in its memory. Each file that goes there goes to the board first. */
final class SourceBucket {

    /** Ends in {@link Ending#reason()}. */
    static final String NOT_UPLOADED = "not-uploaded";

    private static final String BROKEN_OFF = "the upload broke off";

    private final LocalAws aws;
    private final Stack stack;
    private final Board board;
    private final long capacity;
    private final AtomicLong taken = new AtomicLong();

    /** @param capacity in bytes, for all that is ever uploaded */
    SourceBucket(LocalAws aws, Stack stack, Board board, long capacity) {
        this.aws = aws;
        this.stack = stack;
        this.board = board;
        this.capacity = Math.min(capacity, Integer.MAX_VALUE);
    }

    /**
     * Uploads one file.
     *
     * @return why it could not be uploaded, which the board says, too
     */
    Optional<String> put(String key, String contentType, String note, long bytes, InputStream file) {
        board.uploading(key, contentType, note, bytes);
        Optional<String> refusal =
                taken.addAndGet(bytes) > capacity ? Optional.of(full()) : stored(key, contentType, bytes, file);
        if (refusal.isPresent()) {
            taken.addAndGet(-bytes);
            refused(key, refusal.get());
        } else {
            board.uploaded(key);
        }
        return refusal;
    }

    /** It could not even be sent. */
    void refused(String key, String error) {
        board.ended(key, State.FAILED, Ending.failed("", NOT_UPLOADED, error, "", 0));
    }

    private Optional<String> stored(String key, String contentType, long bytes, InputStream file) {
        try {
            // all of it first: the SDK cannot try again with a stream
            byte[] content = file.readNBytes((int) bytes);
            if (content.length < bytes) {
                return Optional.of(BROKEN_OFF);
            }
            aws.s3()
                    .putObject(
                            put -> put.bucket(stack.sourceBucket()).key(key).contentType(contentType),
                            RequestBody.fromBytes(content));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(BROKEN_OFF);
        } catch (SdkException | IllegalArgumentException e) {
            return Optional.of(Printable.line(String.valueOf(e.getMessage())));
        }
    }

    private String full() {
        return "the local S3 keeps everything in memory, and all files together may have %s (more with -Xmx in MAVEN_OPTS)"
                .formatted(Units.bytes(capacity));
    }
}
