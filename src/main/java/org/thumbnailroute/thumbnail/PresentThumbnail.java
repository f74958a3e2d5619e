package org.thumbnailroute.thumbnail;

import java.util.Map;
import java.util.Optional;
import org.thumbnailroute.aws.Etag;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What is stored under the key of a thumbnail: one of this or another upload, or something else.
 *
 * @param etag without quotes
 * @param metadata what it was made from, if it is a thumbnail
 * @param length in bytes; empty if S3 does not say
 */
public record PresentThumbnail(String etag, Map<String, String> metadata, Optional<Long> length) {

    /**
     * Looks at it.
     *
     * @throws NoSuchKeyException if there is none
     * @throws S3Exception if it may not be seen; without {@code s3:ListBucket}, also if there is none
     * @throws IllegalStateException if S3 does not tell its etag
     */
    public static PresentThumbnail at(S3Client s3, String bucket, String key) {
        HeadObjectResponse head =
                s3.headObject(request -> request.bucket(bucket).key(key));
        String etag = Etag.of(head.eTag())
                .orElseThrow(() -> new IllegalStateException(
                        "S3 tells no ETag of the thumbnail %s, so that it cannot be replaced: a newer one could be lost"
                                .formatted(key)));
        return new PresentThumbnail(etag, head.metadata(), Optional.ofNullable(head.contentLength()));
    }

    /**
     * Whether it is this very thumbnail, by what it says it was made from: it was stored before a crash, or the upload is
     * told of again.
     */
    public boolean isFrom(Rendition rendition) {
        return rendition.isDescribedBy(metadata);
    }

    /** Whether a thumbnail route made it. */
    public boolean isThumbnail() {
        return Rendition.isThumbnail(metadata);
    }

    /**
     * Whether it is the thumbnail of this original.
     *
     * @param sourceEtag the original's, without quotes
     */
    public boolean isMadeFrom(String sourceEtag) {
        return isThumbnail() && named("source-etag").equals(Optional.of(sourceEtag));
    }

    /** The upload that it was made for, as {@code thumbnail.announced-store} names it; empty if it does not say. */
    public Optional<String> upload() {
        return named("upload");
    }

    /**
     * Why it is not what would be made of the original now; empty if it is current.
     *
     * @param sourceEtag the original's, without quotes
     * @param recipe the id of the present recipe
     */
    public Optional<String> staleBecause(String sourceEtag, String recipe) {
        if (!isThumbnail()) {
            return Optional.of("no thumbnail route made it");
        }
        if (!named("source-etag").equals(Optional.of(sourceEtag))) {
            return Optional.of("it was made from another original, with etag "
                    + named("source-etag").orElse("unknown"));
        }
        return named("recipe")
                .filter(made -> !made.equals(recipe))
                .map(made -> "its recipe was \"%s\", now it is \"%s\"".formatted(made, recipe));
    }

    private Optional<String> named(String name) {
        return Optional.ofNullable(Rendition.byName(metadata).get(name));
    }

    /** What is there when the thumbnail has been stored: the same again, or another in place of this one. */
    public Rendition followedBy(Rendition rendition) {
        return isFrom(rendition) ? asStored(rendition) : rendition.inPlaceOf(etag);
    }

    /** The thumbnail that it {@link #isFrom is from}, with the mark if that was stored in place of another. */
    private Rendition asStored(Rendition rendition) {
        Rendition marked = rendition.marked();
        return length.filter(bytes -> bytes == marked.bytes().length).isPresent() ? marked : rendition;
    }
}
