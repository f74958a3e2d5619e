package org.thumbnailroute.route;

import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Overwrites a thumbnail, but never a newer one. Its etag is read first, then the original is checked, then the PUT goes
 * through only if the thumbnail is still the one whose etag was read. Whoever stored a thumbnail of a newer original did
 * so either before the check, which then fails, or after the etag was read, and then the PUT fails.
 *
 * <p>For this no two uploads may have a thumbnail of the same etag, not even uploads of the same bytes: when an original
 * is overwritten and then put back, a worker that stalled in between must not find "its" etag again. So each replacing
 * thumbnail is marked with its upload.
 */
public final class ReplaceThumbnail implements Processor {

    /** Another etag, another PUT under way, or deleted. */
    private static final Set<Integer> CHANGED = Set.of(412, 409, 404);

    private final S3Client s3;
    private final OriginalRequests originals;
    private final String targetBucket;

    public ReplaceThumbnail(S3Client s3, Settings settings) {
        this.s3 = s3;
        this.originals = new OriginalRequests(settings);
        this.targetBucket = settings.targetBucket();
    }

    /**
     * Stores the exchange's rendition where a thumbnail lies already.
     *
     * @throws S3Exception with status 412 if the original was overwritten since it was read, 404 if it was deleted
     * @throws ThumbnailChangedException if another worker was quicker; the whole PUT is to be tried again
     */
    @Override
    public void process(Exchange exchange) {
        Rendition rendition = exchange.getVariable("rendition", Rendition.class);
        Rendition marked = rendition.marked();
        HeadObjectResponse present = present(rendition.key());
        if (isAlready(present, rendition)) {
            boolean wasReplaced = present.contentLength() == marked.bytes().length;
            stored(exchange, wasReplaced ? marked : rendition, present.eTag());
            return;
        }
        requireStillThere(exchange.getVariable("upload", Upload.class), rendition);
        String cacheControl = exchange.getMessage().getHeader(AWS2S3Constants.CACHE_CONTROL, String.class);
        stored(exchange, marked, put(marked, cacheControl, present.eTag()));
    }

    private static void stored(Exchange exchange, Rendition rendition, String etag) {
        exchange.setVariable("rendition", rendition);
        exchange.getMessage().setHeader(AWS2S3Constants.E_TAG, etag);
    }

    private HeadObjectResponse present(String key) {
        try {
            return s3.headObject(head -> head.bucket(targetBucket).key(key));
        } catch (NoSuchKeyException e) {
            throw new ThumbnailChangedException(key, e);
        }
    }

    /** By what it says it was made from: it was stored before a crash, or the upload is told of again. */
    private static boolean isAlready(HeadObjectResponse present, Rendition rendition) {
        return rendition.isDescribedBy(present.metadata());
    }

    private void requireStillThere(Upload upload, Rendition rendition) {
        s3.headObject(originals.head(upload, rendition.sourceEtag()));
    }

    private String put(Rendition rendition, @Nullable String cacheControl, String expected) {
        try {
            return s3.putObject(
                            put -> put.bucket(targetBucket)
                                    .key(rendition.key())
                                    .contentType(rendition.contentType())
                                    .cacheControl(cacheControl)
                                    .metadata(rendition.metadata())
                                    .ifMatch(expected),
                            RequestBody.fromBytes(rendition.bytes()))
                    .eTag();
        } catch (S3Exception e) {
            if (CHANGED.contains(e.statusCode())) {
                throw new ThumbnailChangedException(rendition.key(), e);
            }
            throw e;
        }
    }
}
