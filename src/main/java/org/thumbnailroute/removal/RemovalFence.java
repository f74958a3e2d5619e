package org.thumbnailroute.removal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.ThumbnailChangedException;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.text.Printable;
import org.thumbnailroute.thumbnail.PresentThumbnail;
import org.thumbnailroute.thumbnail.RemovedThumbnail;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Removes the thumbnails of an original that is gone, and never one of an original that is there. First the etags of the
 * thumbnails are read, then the original is looked for, then each thumbnail is deleted only if it still has its etag.
 * Whoever uploads the original again does so either before it is looked for, and then nothing is deleted, or after it, and
 * then the thumbnail of that upload has another etag, because no two have the same ({@link
 * org.thumbnailroute.thumbnail.Rendition#unique}).
 */
public final class RemovalFence {

    private static final Logger LOG = LoggerFactory.getLogger(RemovalFence.class);

    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final OriginalNow originals;
    private final Settings settings;

    public RemovalFence(S3Client s3, Settings settings) {
        this.s3 = s3;
        this.originals = new OriginalNow(s3, settings);
        this.settings = settings;
    }

    /**
     * A place where a thumbnail of the original is stored.
     *
     * @param present what is there
     */
    public record Place(String key, Optional<PresentThumbnail> present) {}

    /**
     * What was seen: first the thumbnails, then the original.
     *
     * @param original empty if it is gone
     */
    public record Look(List<Place> places, Optional<PresentOriginal> original) {

        /** Whether there is anything to remove. */
        public boolean hasThumbnails() {
            return places.stream().anyMatch(place -> place.present().isPresent());
        }

        /** Whether all thumbnails are there, and are those of the original that is there. */
        public boolean isSettled() {
            Optional<String> etag = original.flatMap(PresentOriginal::etag);
            return etag.isPresent()
                    && places.stream().allMatch(place -> place.present()
                            .filter(thumbnail -> thumbnail.isMadeFrom(etag.get()))
                            .isPresent());
        }
    }

    /**
     * Looks at the thumbnails, and then at the original.
     *
     * @throws DeniedException if S3 does not let it
     */
    public Look look(Upload upload) {
        List<Place> places = upload.profile().variants().stream()
                .map(variant -> variant.keyOf(upload.bucket(), upload.key()))
                .map(key -> new Place(key, present(key)))
                .toList();
        return new Look(places, original(upload));
    }

    /** Looks at the original alone. */
    public Optional<PresentOriginal> original(Upload upload) {
        return originals.look(upload.bucket(), upload.key());
    }

    private Optional<PresentThumbnail> present(String key) {
        try {
            return Optional.of(PresentThumbnail.at(s3, settings.targetBucket(), key));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (S3Exception e) {
            throw explained(e, "whether there is a thumbnail is not known", "s3:ListBucket and s3:GetObject");
        }
    }

    /**
     * Deletes what was seen, if the original was gone.
     *
     * @param removed gets each thumbnail as soon as it is deleted
     * @throws ThumbnailChangedException if one was changed since; all is to be looked at again
     * @throws DeniedException if S3 does not let it
     */
    public void remove(Upload upload, Look look, Consumer<RemovedThumbnail> removed) {
        if (look.original().isPresent() || !look.hasThumbnails()) {
            return;
        }
        originals.requireGone(upload.bucket(), upload.key());
        for (Place place : look.places()) {
            place.present()
                    .filter(thumbnail -> isOurs(place.key(), thumbnail))
                    .filter(thumbnail -> delete(place.key(), thumbnail.etag()))
                    .ifPresent(thumbnail -> removed.accept(
                            new RemovedThumbnail(settings.targetBucket(), place.key(), Optional.of(thumbnail.etag()))));
        }
    }

    private static boolean isOurs(String key, PresentThumbnail thumbnail) {
        if (!thumbnail.isThumbnail()) {
            LOG.warn("{} is not deleted with its original: no thumbnail route made it", Printable.quoted(key));
        }
        return thumbnail.isThumbnail();
    }

    /** False if it was deleted in between. */
    private boolean delete(String key, String etag) {
        try {
            s3.deleteObject(
                    delete -> delete.bucket(settings.targetBucket()).key(key).ifMatch('"' + etag + '"'));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
                throw new ThumbnailChangedException(key, e);
            }
            throw explained(e, "the thumbnail cannot be deleted", "s3:DeleteObject");
        }
    }

    private RuntimeException explained(S3Exception answer, String what, String right) {
        return answer.statusCode() == FORBIDDEN
                ? new DeniedException(what, right, settings.targetBucket(), answer)
                : answer;
    }
}
