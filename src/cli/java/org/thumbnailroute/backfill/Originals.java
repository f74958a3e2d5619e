package org.thumbnailroute.backfill;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.OptionalObjectAttributes;
import software.amazon.awssdk.services.s3.model.RequestPayer;

/** Lists the source buckets, page by page. */
final class Originals {

    /**
     * Up to 1,000 objects.
     *
     * @param isLast whether the bucket holds no more
     */
    record Page(List<Found> objects, boolean isLast) {}

    private final S3Client s3;
    private final Settings settings;
    private final String prefix;
    private final Patience patience;
    private final AtomicLong lists = new AtomicLong();

    Originals(S3Client s3, Settings settings, Selection selection, Patience patience) {
        this.s3 = s3;
        this.settings = settings;
        this.prefix = selection.prefix();
        this.patience = patience;
    }

    /** By the last key rather than a token, which dies with the process that got it. */
    Page after(Place place) {
        lists.incrementAndGet();
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(place.bucket())
                .prefix(prefix)
                .startAfter(place.after().isEmpty() ? null : place.after())
                // keys may hold what XML cannot
                .encodingType(EncodingType.URL)
                .optionalObjectAttributes(OptionalObjectAttributes.RESTORE_STATUS)
                .requestPayer(settings.requesterPays() ? RequestPayer.REQUESTER : null)
                .build();
        ListObjectsV2Response page = patience.with(() -> Listing.page(s3, request, "thumbnail.source-bucket"));
        return new Page(
                page.contents().stream()
                        .map(object -> Found.of(place.bucket(), object))
                        .toList(),
                !Boolean.TRUE.equals(page.isTruncated()));
    }

    /** Requests so far. */
    long lists() {
        return lists.get();
    }
}
