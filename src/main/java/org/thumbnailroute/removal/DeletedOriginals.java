package org.thumbnailroute.removal;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.aws.RetryLater;
import org.thumbnailroute.aws.SqsDelivery;
import org.thumbnailroute.event.Deletion;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.OriginalDeniedException;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.failure.VersionPendingException;
import org.thumbnailroute.removal.RemovalFence.Look;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.OnDelete;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.thumbnail.RemovedThumbnail;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * With {@code thumbnail.on-delete = delete}, decides what a deletion means: S3 tells that something was deleted, and what
 * is there now decides. Whoever stores a thumbnail looks at the original afterwards, and whoever removes one looks at the
 * original before, so that one of them sees what the other did. Without that setting, it asks for nothing.
 */
public final class DeletedOriginals {

    private final RemovalFence fence;
    private final Predicate<Exchange> isLast;
    private final Settings settings;

    /**
     * Makes sure that thumbnails can be removed safely, if they are to be.
     *
     * @throws InvalidSettingException if the S3 service deletes whatever is there
     */
    public DeletedOriginals(S3Client s3, RetryLater retryLater, Settings settings) {
        this(new RemovalFence(s3, settings), retryLater::isLast, settings);
        if (arePropagated()) {
            new ConditionalDeletes(s3, settings).check();
        }
    }

    /** @param isLast whether this is the last delivery of a message */
    DeletedOriginals(RemovalFence fence, Predicate<Exchange> isLast, Settings settings) {
        this.fence = fence;
        this.isLast = isLast;
        this.settings = settings;
    }

    /** One that looks and never removes anything; at the start, too, it asks for nothing. */
    public static DeletedOriginals toExplain(S3Client s3, Settings settings) {
        return new DeletedOriginals(new RemovalFence(s3, settings), exchange -> false, settings);
    }

    /** Whether thumbnails are removed with their originals. */
    public boolean arePropagated() {
        return settings.onDelete() == OnDelete.DELETE;
    }

    /**
     * Whether what is there may be something else than what the event tells of: it tells of a deletion, or something went
     * wrong with it before.
     */
    public boolean mustBeLookedAt(Exchange exchange, @Variable("upload") Upload upload) {
        return arePropagated() && (upload.deletion().isPresent() || isRepeated(exchange));
    }

    private static boolean isRepeated(Exchange exchange) {
        return SqsDelivery.of(exchange)
                .filter(delivery -> delivery.receiveCount() > 1)
                .isPresent();
    }

    /**
     * Looks, and decides how the upload or deletion goes on: as it is; as the upload of an older version, which is the newest
     * again; or, with the variable {@code removed}, as a removal.
     *
     * @throws NothingToDoException if a deletion asks for nothing
     * @throws VersionPendingException if an older version may be the newest again, and a little time will tell
     */
    public void look(Exchange exchange, @Variable("upload") Upload upload) {
        if (upload.deletion().isPresent()) {
            lookAtDeleted(exchange, upload, upload.deletion().get());
        } else {
            lookAgain(exchange, upload);
        }
    }

    private void lookAtDeleted(Exchange exchange, Upload upload, Deletion deletion) {
        Look look = allowed(exchange, () -> fence.look(upload));
        if (look.original().isEmpty()) {
            lookAtGone(exchange, look);
            return;
        }
        PresentOriginal original = look.original().get();
        // what comes after a delete marker has an event of its own, unless an earlier delivery has removed its
        // thumbnail
        boolean isOfMarker = deletion == Deletion.MARKER && !isRepeated(exchange);
        if (isOfMarker || !original.isVersioned() || look.isSettled()) {
            throw isThere();
        }
        if (!isRepeated(exchange) && SqsDelivery.of(exchange).isPresent()) {
            throw new VersionPendingException();
        }
        goOnWith(exchange, upload, original);
    }

    private void lookAtGone(Exchange exchange, Look look) {
        List<RemovedThumbnail> before = isRepeated(exchange) ? removedBefore(look) : List.of();
        if (!look.hasThumbnails() && before.isEmpty()) {
            throw noThumbnail();
        }
        Removal.begin(exchange, look, before);
    }

    private static NothingToDoException isThere() {
        return new NothingToDoException("original-is-there (it was uploaded again, or is another version)");
    }

    private static NothingToDoException noThumbnail() {
        return new NothingToDoException("no-thumbnail (none is there, and the original is gone)");
    }

    /** An earlier delivery may have removed them, and have failed to tell of it. */
    private List<RemovedThumbnail> removedBefore(Look look) {
        return look.places().stream()
                .filter(place -> place.present().isEmpty())
                .map(place -> new RemovedThumbnail(settings.targetBucket(), place.key(), Optional.empty()))
                .toList();
    }

    /** An earlier delivery may have stored a thumbnail of a version that is not the newest any more, and have failed then. */
    private void lookAgain(Exchange exchange, Upload upload) {
        Optional<PresentOriginal> original = allowed(exchange, () -> fence.original(upload));
        if (original.filter(now -> isAnother(now, upload.etag())).isEmpty()) {
            return;
        }
        Look look = allowed(exchange, () -> fence.look(upload));
        if (!look.isSettled()) {
            look.original().ifPresent(now -> goOnWith(exchange, upload, now));
        }
    }

    /** Where there are no versions, another original has an event of its own. */
    private static boolean isAnother(PresentOriginal original, Optional<String> etag) {
        return original.isVersioned() && etag.isPresent() && !original.etag().equals(etag);
    }

    private static void goOnWith(Exchange exchange, Upload upload, PresentOriginal original) {
        original.etag().ifPresent(etag -> exchange.setVariable("upload", upload.ofPresent(etag, original.size())));
    }

    /**
     * Removes the thumbnails if the original is gone; otherwise does nothing. Each attempt after the first looks anew.
     *
     * @throws NothingToDoException if a deletion has removed nothing after all
     */
    public void remove(Exchange exchange, @Variable("upload") Upload upload) {
        Look look = Removal.takeLook(exchange).orElseGet(() -> allowed(exchange, () -> fence.look(upload)));
        List<RemovedThumbnail> removed = Removal.removed(exchange);
        allowed(exchange, () -> {
            fence.remove(upload, look, removed::add);
            return removed;
        });
        if (removed.isEmpty() && upload.deletion().isPresent()) {
            throw look.original().isPresent() ? isThere() : noThumbnail();
        }
    }

    /**
     * Makes sure that no older version came back before its thumbnail was removed: S3 sends an event when it is back, which
     * finds the thumbnail still there, but none when the thumbnail is gone.
     *
     * @throws VersionPendingException if one did; its thumbnails are made with the next delivery
     */
    public void requireStillGone(Exchange exchange, @Variable("upload") Upload upload) {
        if (Removal.removed(exchange).isEmpty()) {
            return;
        }
        Optional<PresentOriginal> original = allowed(exchange, () -> fence.original(upload));
        if (original.filter(PresentOriginal::isVersioned).isPresent()) {
            throw new VersionPendingException();
        }
    }

    /**
     * Makes sure that the original is still there after its thumbnails were stored; only then are they announced.
     *
     * @throws NoSuchKeyException if it is gone; its thumbnails are to be removed
     * @throws VersionPendingException if another version of it is the newest
     */
    public void requireOriginal(
            Exchange exchange, @Variable("upload") Upload upload, @Variable("source") Announcement.Source source) {
        if (!arePropagated()) {
            return;
        }
        PresentOriginal original = allowed(exchange, () -> fence.original(upload))
                .orElseThrow(() -> NoSuchKeyException.builder()
                        .message("the original was deleted while its thumbnails were made")
                        .statusCode(404)
                        .build());
        if (isAnother(original, Optional.of(source.etag()))) {
            throw new VersionPendingException();
        }
    }

    /** A missing right is a matter of this message alone: uploads do not need it. */
    private <T> T allowed(Exchange exchange, Supplier<T> requests) {
        try {
            return requests.get();
        } catch (DeniedException e) {
            String error = String.valueOf(e.getMessage());
            throw isLast.test(exchange)
                    ? new RejectedException(Reason.ACCESS_DENIED, error)
                    : new OriginalDeniedException(error);
        }
    }
}
