package org.thumbnailroute.thumbnail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopiedMetadataTest {

    private static final Map<String, String> OWN =
            new Origin("e".repeat(32), "v2 64x64", Optional.empty(), "u".repeat(64)).metadata();

    @Test
    void copiesWhatIsThereInWhateverCaseAServerGivesItsName() {
        CopiedMetadata metadata = new CopiedMetadata(Map.of("Title", "Ágætis", "ARTIST", "Sigur R=?UTF-8?Q?=C3=B3?=s"));

        assertEquals(Map.of("artist", "Sigur R=?UTF-8?Q?=C3=B3?=s"), metadata.of(List.of("artist", "missing"), OWN));
        assertEquals(Optional.empty(), metadata.complaint());
    }

    @Test
    void leavesOutWhatNoHeaderHolds() {
        CopiedMetadata metadata = new CopiedMetadata(Map.of("title", "Ágætis", "artist", "a\u0001b", "year", "1999"));

        assertEquals(Map.of("year", "1999"), metadata.of(List.of("title", "artist", "year"), OWN));
        assertEquals(Optional.of("title (it is not ASCII), artist (it is not ASCII)"), metadata.complaint());
    }

    /** Of 2,048 bytes, names and values of the thumbnail's own and the etag that it may replace take 243. */
    @Test
    void leavesOutWhatS3HasNoRoomFor() {
        int room = 2_048 - 243 - "x-amz-meta-title".length();
        List<String> names = List.of("title", "year");

        CopiedMetadata full = new CopiedMetadata(Map.of("title", "t".repeat(room)));
        assertEquals(1, full.of(names, OWN).size());
        assertEquals(Optional.empty(), full.complaint());

        CopiedMetadata tooFull = new CopiedMetadata(Map.of("title", "t".repeat(room + 1), "year", "1999"));
        assertEquals(Map.of("year", "1999"), tooFull.of(names, OWN));
        assertEquals(
                Optional.of("title (with its %d bytes it would exceed the 2048 that S3 takes for all metadata)"
                        .formatted(room + 1)),
                tooFull.complaint());
    }

    @Test
    void complainsOnceOfWhatSeveralThumbnailsLack() {
        CopiedMetadata metadata = new CopiedMetadata(Map.of("title", "Ágætis"));
        metadata.of(List.of("title"), OWN);
        metadata.of(List.of("title"), OWN);

        assertEquals(Optional.of("title (it is not ASCII)"), metadata.complaint());
    }
}
