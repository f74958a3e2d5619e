package org.thumbnailroute.backfill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.terminal.FailedException;
import org.thumbnailroute.terminal.UsageException;

/** Names the bucket, right, setting or option that somebody has to change. */
class BackfillFailureTest {

    @TempDir
    Path directory;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(directory);
    }

    @ParameterizedTest
    @CsvSource({"thumbnail.source-bucket", "thumbnail.target-bucket"})
    void namesABucketThatIsMissing(String setting) {
        desk.with(setting, "missing-bucket");
        for (int i = 0; i < 13; i++) {
            desk.original("d/" + i + ".jpg", 1); // more than are looked for one by one
        }

        assertEquals(setting + ": there is no bucket missing-bucket", failure("--dry-run"));
        assertEquals(setting + ": there is no bucket missing-bucket", failure("--dry-run", "--stale"));
        assertEquals(setting + ": there is no bucket missing-bucket", failure());
    }

    /** A few are looked for one by one, and the answer to that does not tell a bucket from an object that is missing. */
    @Test
    void namesATargetBucketThatIsMissingForFewOriginalsToo() {
        desk.with("thumbnail.target-bucket", "missing-bucket");
        desk.original("a.jpg", 1);

        assertEquals("thumbnail.target-bucket: there is no bucket missing-bucket", failure("--dry-run"));
    }

    @Test
    void namesTheRightToList() {
        SharedAws.get().buckets().refuse("ListObjectsV2", desk.stack().sourceBucket());

        assertEquals(
                "S3 denies access: backfill needs s3:ListBucket on %s (thumbnail.source-bucket)"
                        .formatted(desk.stack().sourceBucket()),
                failure());
    }

    @Test
    void namesTheRightsToLookAtThumbnails() {
        desk.original("a.jpg", 1);
        SharedAws.get().buckets().refuse("HeadObject", desk.stack().targetBucket());

        assertEquals(
                "S3 denies access: backfill needs s3:ListBucket and s3:GetObject on %s (thumbnail.target-bucket)"
                        .formatted(desk.stack().targetBucket()),
                failure("--stale"));
    }

    @Test
    void aDirectoryHoldsNoPlace() throws Exception {
        desk.original("a.jpg", 1);
        Path place = Files.createDirectory(directory.resolve("d"));

        assertEquals("--state: %s is a directory".formatted(place), refusal("--state", place.toString()));
        Path below = Files.createFile(directory.resolve("f")).resolve("place.json");
        String problem = refusal("--state", below.toString());
        assertTrue(problem.startsWith("--state: %s cannot be written: ".formatted(below)), problem);
        assertTrue(!problem.contains("java."), problem);
    }

    @Test
    void noTimeIsBeforeItself() {
        assertEquals(
                "--since: 2026-11-27T00:00:00Z is not before --before: 2026-11-27T00:00:00Z",
                refusal("--dry-run", "--since", "2026-11-27", "--before", "2026-11-27"));
    }

    private String failure(String... arguments) {
        return String.valueOf(
                assertThrows(FailedException.class, () -> desk.run(arguments)).getMessage());
    }

    private String refusal(String... arguments) {
        return String.valueOf(
                assertThrows(UsageException.class, () -> desk.run(arguments)).getMessage());
    }
}
