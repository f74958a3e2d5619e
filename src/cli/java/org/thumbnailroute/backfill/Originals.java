package org.thumbnailroute.backfill;

import java.util.List;
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

    private final Listing listing;
    private final Settings settings;
    private final String prefix;

    Originals(S3Client s3, Settings settings, Selection selection, Patience patience) {
        this.listing = new Listing(s3, patience, "thumbnail.source-bucket");
        this.settings = settings;
        this.prefix = selection.prefix();
    }

    /** By the last key rather than a token, which dies with the process that got it. */
    Page after(Place place) {
        ListObjectsV2Response page = listing.page(ListObjectsV2Request.builder()
                .bucket(place.bucket())
                .prefix(prefix)
                .startAfter(place.after().isEmpty() ? null : place.after())
                // keys may hold what XML cannot
                .encodingType(EncodingType.URL)
                .optionalObjectAttributes(OptionalObjectAttributes.RESTORE_STATUS)
                .requestPayer(settings.buckets().requesterPays() ? RequestPayer.REQUESTER : null)
                .build());
        return new Page(
                page.contents().stream()
                        .map(object -> Found.of(place.bucket(), object))
                        .toList(),
                !Boolean.TRUE.equals(page.isTruncated()));
    }

    /** Requests so far. */
    long lists() {
        return listing.requests();
    }
}
