package org.thumbnailroute.event;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.Settings;

class UploadCheckTest {

    private static final String BUCKET = "naa-hd-image-source";

    @Test
    void letsAnOrdinaryUploadPass() {
        assertDoesNotThrow(() -> check(Map.of(), BUCKET, "a/b.jpg", 50_000_000));
    }

    @Test
    void rejectsAForeignBucket() {
        assertRejected(
                Reason.FOREIGN_BUCKET,
                "bucket \"someone-elses\" is not one of [naa-hd-image-source] (thumbnail.source-bucket)",
                "someone-elses",
                "k",
                1);
    }

    /** It may be the size of what was overwritten since: then the upload is superseded, and nothing is wrong. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 50_000_001, Long.MAX_VALUE})
    void doesNotJudgeByTheSizeThatTheEventTells(long size) {
        assertDoesNotThrow(() -> check(Map.of(), BUCKET, "k", size));
    }

    @Test
    void rejectsAKeyThatLeavesNoRoomForTheThumbnails() {
        assertRejected(
                Reason.KEY_TOO_LONG,
                "the thumbnail's key would have 1025 bytes, S3 takes 1024 (thumbnail.key)",
                BUCKET,
                "ü".repeat(507) + "k",
                1);
        assertDoesNotThrow(() -> check(Map.of(), BUCKET, "ü".repeat(507), 1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "photos/read me.txt, txt",
        "a.b/clip.MOV, mov",
        "a.jpg.zip, zip",
        "photos/.DS_Store, ds_store",
        ".xmp, xmp"
    })
    void takesNoNoticeOfWhatIsNoPictureByItsName(String key, String extension) {
        assertEquals("no-picture (its key ends in .%s)".formatted(extension), ignored(Map.of(), key));
    }

    /** Its bytes say what it is, and a picture that is not read is parked. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"a", "txt", "a.txt/b", "scan.2026-11-27", "a.heic", "a.jpg_large", "a.txt.jpeg", "a.", "mov.b"})
    void letsPassWhatMayBeAPicture(String key) {
        assertDoesNotThrow(() -> check(Map.of(), BUCKET, key, 1));
    }

    @Test
    void takesNoNoticeOfAFolderMarker() {
        assertEquals("folder-marker", ignored(Map.of(), "a/b/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"thumbnail_b.jpg", "a/thumbnail_b.jpg"})
    void makesNoThumbnailOfAThumbnail(String key) {
        assertEquals(
                "own-thumbnail (its key is one that thumbnail.key gives)",
                ignored(Map.of("thumbnail.target-bucket", BUCKET), key));
        assertDoesNotThrow(
                () -> check(Map.of(), BUCKET, key, 1), "where thumbnails lie elsewhere it is a name like any");
    }

    /** Where the key holds the size, only a configured size makes a thumbnail's. */
    @Test
    void takesAnOriginalThatIsNamedAfterAnotherSize() {
        Map<String, String> settings = Map.of("thumbnail.target-bucket", BUCKET, "thumbnail.key", "{dir}{size}_{file}");

        assertTrue(ignored(settings, "a/64x64_wallpaper.jpg").startsWith("own-thumbnail"));
        assertDoesNotThrow(() -> check(settings, BUCKET, "a/1920x1080_wallpaper.jpg", 1));
    }

    private static final Map<String, String> RULES = Map.of(
            "thumbnail.rule.avatars.prefix", "avatars/",
            "thumbnail.rule.avatars.size", "64x64,128x128",
            "thumbnail.rule.avatars.key", "{dir}{size}_{file}",
            "thumbnail.rule.tmp.prefix", "tmp/",
            "thumbnail.rule.tmp.ignore", "true",
            "thumbnail.target-bucket", BUCKET);

    @Test
    void ignoresWhatARuleIgnores() {
        assertEquals("ignored-by-rule (rule tmp)", ignored(RULES, "tmp/a.jpg"));
        assertEquals(
                "ignored-by-rule (no rule, and thumbnail.ignore is true)",
                ignored(
                        Map.of(
                                "thumbnail.ignore", "true",
                                "thumbnail.rule.avatars.prefix", "avatars/"),
                        "a.jpg"));
    }

    /** A key is a thumbnail's only if the rule that gives it is one for the original that it would be of. */
    @Test
    void knowsTheThumbnailsOfEachRule() {
        assertEquals(
                "own-thumbnail (its key is one that thumbnail.rule.avatars.key gives)",
                ignored(RULES, "avatars/64x64_a.jpg"));
        assertEquals(
                "own-thumbnail (its key is one that thumbnail.key gives)", ignored(RULES, "photos/thumbnail_a.jpg"));
        assertDoesNotThrow(() -> check(RULES, BUCKET, "photos/64x64_a.jpg", 1));
        assertDoesNotThrow(() -> check(RULES, BUCKET, "avatars/thumbnail_a.jpg", 1));
    }

    /** It never had a thumbnail, so nothing is wrong with its deletion. */
    @Test
    void ignoresTheDeletionOfWhatHadNoRoomForThumbnails() {
        Settings settings = ShippedSettings.with("thumbnail.on-delete", "delete");
        String key = "k".repeat(1024);
        Upload deleted = new Upload(
                BUCKET,
                key,
                settings.rules().of(key),
                "identity",
                Optional.empty(),
                OptionalLong.empty(),
                Audience.ALL,
                Optional.empty(),
                Optional.of(Deletion.PERMANENT));

        NothingToDoException ignored = assertThrows(
                NothingToDoException.class,
                () -> new UploadCheck(settings, Settings.currentRules(settings)).check(deleted));
        assertEquals("no-thumbnail (its key would be too long)", ignored.getMessage());
    }

    /** Of the longest of its keys. */
    @Test
    void namesTheRuleWhoseKeysAreTooLong() {
        RejectedException rejection =
                assertThrows(RejectedException.class, () -> check(RULES, BUCKET, "avatars/" + "k".repeat(1009), 1));

        assertEquals(
                "the thumbnail's key would have 1025 bytes, S3 takes 1024 (thumbnail.rule.avatars.key)",
                rejection.getMessage());
    }

    private static void assertRejected(Reason reason, String error, String bucket, String key, long size) {
        RejectedException rejection = assertThrows(RejectedException.class, () -> check(Map.of(), bucket, key, size));
        assertEquals(reason, rejection.reason());
        assertEquals(error, rejection.getMessage());
    }

    private static String ignored(Map<String, String> changes, String key) {
        return String.valueOf(assertThrows(NothingToDoException.class, () -> check(changes, BUCKET, key, 0))
                .getMessage());
    }

    private static void check(Map<String, String> changes, String bucket, String key, long size) {
        Settings settings = ShippedSettings.with(changes);
        new UploadCheck(settings, Settings.currentRules(settings))
                .check(new Upload(
                        bucket,
                        key,
                        settings.rules().of(key),
                        "identity",
                        Optional.empty(),
                        OptionalLong.of(size),
                        Audience.ALL,
                        Optional.empty()));
    }
}
