package org.thumbnailroute.localfiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which files the command finds: directories, links, and what is no file. */
class ResizeInputsTest extends ResizeRun {

    @Test
    void walksDirectoriesKeepsTheirFormAndLeavesOutWhatIsHidden() throws IOException {
        write("in/x/b.jpg", JPEG);
        write("in/b.jpg", JPEG);
        write("in/.hidden.jpg", JPEG);
        write("in/.cache/c.jpg", JPEG);
        write("in/small/old.jpg", JPEG);

        assertEquals(0, resize("--size 8x8 --out D/in/small D/in"));

        assertEquals(List.of("b.jpg", "old.jpg", "x/b.jpg"), files("in/small"));
        assertArrayEquals(JPEG, read("in/small/old.jpg"), "what lies there is thumbnails");
    }

    @Test
    void writesThroughALinkToADirectory() throws IOException {
        write("in/x/a.jpg", JPEG);
        Files.createDirectories(path("real/deep"));
        Files.createSymbolicLink(path("small"), path("real"));
        Files.createSymbolicLink(path("real/x"), path("real/deep"));

        assertEquals(0, resize("--size 64x64 --out D/small D/in"), this::errors);

        assertEquals(List.of("deep/a.jpg"), files("real"));
    }

    @Test
    void followsALinkToADirectoryThatIsNamed() throws IOException {
        write("real/x/a.jpg", JPEG);
        Files.createSymbolicLink(path("link"), path("real"));
        Files.createSymbolicLink(path("real/circle"), path("real"));

        assertEquals(1, resize("--size 64x64 --out D/small D/link"));

        assertEquals(List.of("rejected:not-followed|D/link/circle", "ok|D/link/x/a.jpg"), outcomesAndFiles());
        assertEquals("D/link/circle: a link to a directory is followed only if it is named itself\n", errors());
        assertEquals(List.of("x/a.jpg"), files("small"));
    }

    @Test
    void leavesOutItsThumbnailsAlsoBehindALink() throws IOException {
        write("real/a.jpg", JPEG);
        write("real/small/old.jpg", JPEG);
        Files.createSymbolicLink(path("link"), path("real"));

        assertEquals(0, resize("--size 64x64 --out D/real/small D/link"));
        assertEquals(List.of("ok|D/link/a.jpg"), outcomesAndFiles());

        Files.move(path("real/small"), path("elsewhere"));
        Files.createSymbolicLink(path("real/small"), path("elsewhere"));
        assertEquals(0, resize("--size 64x64 --overwrite --out D/real/small D/real"));
        assertEquals(List.of("ok|D/real/a.jpg"), outcomesAndFiles());
        assertArrayEquals(JPEG, read("elsewhere/old.jpg"));
    }

    /** A pipe that is opened waits for its writer for ever. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void hasALineForWhatIsNoFile() throws Exception {
        write("in/a.jpg", JPEG);
        Files.createSymbolicLink(path("in/good.jpg"), Path.of("a.jpg"));
        Files.createSymbolicLink(path("in/dangling.jpg"), Path.of("nowhere"));
        Files.createSymbolicLink(path("in/itself.jpg"), Path.of("itself.jpg"));
        assumeTrue(makePipe(path("in/pipe.jpg")), "no pipes here");

        assertEquals(1, resize("--size 64x64 --out D/small D/in D/in/pipe.jpg D/in/dangling.jpg"));

        assertEquals(
                List.of(
                        "ok|D/in/a.jpg",
                        "rejected:unreadable|D/in/dangling.jpg",
                        "ok|D/in/good.jpg",
                        "rejected:unreadable|D/in/itself.jpg",
                        "rejected:unreadable|D/in/pipe.jpg"),
                outcomesAndFiles());
        assertEquals("""
                D/in/dangling.jpg: a link that leads nowhere
                D/in/itself.jpg: a link that leads nowhere
                D/in/pipe.jpg: a pipe, device or the like is not opened
                """, errors());
    }

    @Test
    void readsAFileThatIsNamedTwiceOnce() throws IOException {
        write("in/x/a.jpg", JPEG);
        Files.createSymbolicLink(path("link"), path("in/x"));

        assertEquals(0, resize("--size 64x64 --out D/small D/in/x D/in/../in/x/a.jpg D/in/x/a.jpg D/link"));
        assertEquals(List.of("ok|D/in/x/a.jpg"), outcomesAndFiles());

        assertEquals(0, resize("--size 64x64 --out D/other D/in/x D/in"), "these are two thumbnails");
        assertEquals(List.of("ok|D/in/x/a.jpg", "ok|D/in/x/a.jpg"), outcomesAndFiles());
        assertEquals(List.of("a.jpg", "x/a.jpg"), files("other"));
    }

    private static boolean makePipe(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
