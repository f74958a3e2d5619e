package org.thumbnailroute.thumbnail;

import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.aws2.s3.AWS2S3Constants;
import org.thumbnailroute.aws.OriginalRequests;
import org.thumbnailroute.aws.ReplacingPut;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.ThumbnailChangedException;
import org.thumbnailroute.settings.OnDelete;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Decides how a thumbnail may take the place of another one, so that it never overwrites a newer one. The etag of the one
 * that is there is read first, then the original is checked, then the PUT goes through only if the thumbnail is still the
 * one whose etag was read ({@link ReplacingPut}). Whoever stored a thumbnail of a newer original did so either before the
 * check, which then fails, or after the etag was read, and then the PUT fails.
 *
 * <p>For this no two uploads may have a thumbnail of the same etag, not even uploads of the same bytes: when an original
 * is overwritten and then put back, a worker that stalled in between must not find "its" etag again. So each replacing
 * thumbnail is marked with its upload.
 *
 * <p>A copy of an original onto itself with another focal point leaves its etag as it is, so the point is compared too.
 */
public final class ReplaceThumbnail implements Processor {

    private final S3Client s3;
    private final OriginalRequests originals;
    private final String targetBucket;
    private final boolean areDeleted;

    public ReplaceThumbnail(S3Client s3, Settings settings) {
        this.s3 = s3;
        this.originals = new OriginalRequests(settings);
        this.targetBucket = settings.buckets().target();
        this.areDeleted = settings.onDelete() == OnDelete.DELETE;
    }

    /**
     * The rendition of one attempt to store it. Where thumbnails are deleted with their originals, each attempt has bytes of
     * its own: a worker that stalled before a DELETE must not find "its" etag again, made of the same picture.
     */
    public Rendition toStore(@Body Rendition rendition) {
        return areDeleted ? rendition.unique() : rendition;
    }

    /**
     * Makes the exchange's rendition a replacing one, unless it is the thumbnail that is there.
     *
     * @throws S3Exception with status 412 if the original, or its focal point, was overwritten since it was read, 404 if it
     *     was deleted
     * @throws ThumbnailChangedException if the thumbnail was deleted; the whole PUT is to be tried again
     * @throws IllegalStateException if S3 does not tell the thumbnail's etag
     */
    @Override
    public void process(Exchange exchange) {
        Rendition rendition = exchange.getVariable("rendition", Rendition.class);
        PresentThumbnail present = present(rendition.key());
        if (present.isFrom(rendition)) {
            exchange.getMessage().setHeader(AWS2S3Constants.E_TAG, present.etag());
        } else {
            requireOriginal(rendition.origin(), exchange.getVariable("upload", Upload.class));
        }
        exchange.setVariable("rendition", present.followedBy(rendition));
    }

    private void requireOriginal(Origin origin, Upload upload) {
        HeadObjectResponse now = s3.headObject(originals.head(upload, origin.etag()));
        if (!FocusMetadata.of(upload.profile(), now.metadata(), complaint -> {}).equals(origin.focus())) {
            throw overwritten();
        }
    }

    /** What S3 would say if it took metadata into account. */
    private static AwsServiceException overwritten() {
        return S3Exception.builder()
                .statusCode(412)
                .message("the original's metadata focus has changed since it was read")
                .build();
    }

    private PresentThumbnail present(String key) {
        try {
            return PresentThumbnail.at(s3, targetBucket, key);
        } catch (NoSuchKeyException e) {
            throw new ThumbnailChangedException(key, e);
        }
    }
}
