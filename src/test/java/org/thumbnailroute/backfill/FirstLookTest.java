package org.thumbnailroute.backfill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.services.s3.model.RestoreStatus;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the local S3 has no objects of: folder markers and archives. */
class FirstLookTest {

    private final Settings settings = ShippedSettings.with(Map.of());
    private final String bucket = settings.buckets().sources().iterator().next();
    private final FirstLook look = new FirstLook(
            new Selection(
                    List.of(bucket),
                    "",
                    Optional.empty(),
                    Instant.MAX,
                    List.of(".jpg"),
                    BackfillScope.MISSING,
                    Long.MAX_VALUE),
            settings);

    @Test
    void skipsFolderMarkers() {
        assertEquals(Optional.of(Decision.skipped("folder-marker")), at(object("folder/")));
    }

    @Test
    void refusesArchivesUnlessTheyAreRestored() {
        RestoreStatus restored =
                RestoreStatus.builder().restoreExpiryDate(Instant.MAX).build();
        RestoreStatus inProgress =
                RestoreStatus.builder().isRestoreInProgress(true).build();
        for (String archive : List.of("GLACIER", "DEEP_ARCHIVE")) {
            S3Object.Builder object = object("a.jpg").storageClass(archive);
            assertEquals(Optional.of(Decision.refused(Reason.ARCHIVED_ORIGINAL)), at(object));
            assertEquals(Optional.of(Decision.refused(Reason.ARCHIVED_ORIGINAL)), at(object.restoreStatus(inProgress)));
            assertEquals(Optional.empty(), at(object.restoreStatus(restored)));
        }
        for (String readable : List.of("STANDARD", "GLACIER_IR", "INTELLIGENT_TIERING", "STANDARD_IA")) {
            assertEquals(Optional.empty(), at(object("a.jpg").storageClass(readable)), readable);
        }
    }

    private Optional<Decision> at(S3Object.Builder object) {
        return look.at(Found.of(bucket, object.build()));
    }

    private static S3Object.Builder object(String key) {
        return S3Object.builder().key(key).size(1L).eTag("\"e\"").lastModified(Instant.EPOCH);
    }
}
