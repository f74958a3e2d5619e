package org.thumbnailroute.localfiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;

/** What the command replaces, and what it never does. */
class ResizeOverwriteTest extends ResizeRun {

    @Test
    void neverOverwritesAnOriginal() throws IOException {
        write("in/a.jpg", JPEG);
        write("other/a.jpg", JPEG);

        assertEquals(1, resize("--size 64x64 --out D/in D/in D/other"));

        assertEquals(
                List.of("rejected:name-taken|D/in/a.jpg|-|-|-|-", "rejected:name-taken|D/other/a.jpg|-|-|-|-"),
                lines());
        assertTrue(errors().startsWith("D/in/a.jpg: D/in/a.jpg would overwrite an original\n"), errors());
        assertArrayEquals(JPEG, read("in/a.jpg"));
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {1, 3})
    void givesANameToTheFirstThatHasIt(int threads) throws IOException {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            write(i + "/a.jpg", QuadrantPicture.jpeg(i == 0 ? 2000 : 20, 10, 1));
            expected.add((i == 0 ? "ok" : "rejected:name-taken") + "|D/" + i + "/a.jpg");
        }
        String inputs = IntStream.range(0, 12).mapToObj(i -> "D/" + i).collect(Collectors.joining(" "));

        assertEquals(1, resize("--size 64x64 --threads " + threads + " --out D/small " + inputs));

        assertEquals(
                expected,
                lines().stream()
                        .map(line -> line.substring(0, line.indexOf("a.jpg") + 5))
                        .toList());
        assertTrue(errors().startsWith("D/1/a.jpg: D/small/a.jpg is the thumbnail of D/0/a.jpg\n"), errors());
        assertThatPicture(read("small/a.jpg")).hasSize(64, 1);
        assertEquals(List.of("a.jpg"), files("small"));
    }

    @Test
    void replacesNothingThatIsThereUnlessAskedTo() throws IOException {
        write("sub/a.jpg", JPEG);
        write("a.jpg", "precious".getBytes(UTF_8));

        assertEquals(1, resize("--size 64x64 --out D/ D/sub"));

        assertEquals(List.of("rejected:exists|D/sub/a.jpg|-|-|-|-"), lines());
        assertEquals("D/sub/a.jpg: D/a.jpg exists; with --overwrite it would be replaced\n", errors());
        assertArrayEquals("precious".getBytes(UTF_8), read("a.jpg"));

        assertEquals(0, resize("--size 64x64 --overwrite --out D/ D/sub"));

        assertThatPicture(read("a.jpg")).hasSize(64, 43);
        assertEquals(List.of("a.jpg", "sub/a.jpg"), files(""));
    }

    @Test
    void theSameCommandAgainNeedsToBeToldToOverwrite() throws IOException {
        write("in/a.jpg", JPEG);
        write("in/b.tiff", ImageFile.encode(QuadrantPicture.upright(90, 60), "tiff"));
        resize("--size 64x64 --format png --out D/small D/in");

        assertEquals(1, resize("--size 32x32 --format png --out D/small D/in"));
        assertEquals(List.of("rejected:exists", "rejected:exists"), outcomes());
        assertThatPicture(read("small/b.tiff.png")).hasSize(64, 43);

        assertEquals(0, resize("--size 32x32 --format png --out D/small D/in --overwrite"));
        assertThatPicture(read("small/a.jpg.png")).hasSize(32, 21);
        assertThatPicture(read("small/b.tiff.png")).hasSize(32, 21);
    }

    /** Decoding these would find other reasons. */
    @Test
    void decodesNothingWhoseThumbnailIsThere() throws IOException {
        write("in/huge.png", PngFile.header(20_000, 20_000));
        write("in/broken.jpg", Arrays.copyOf(JPEG, 30));
        write("in/new.jpg", Arrays.copyOf(JPEG, 30));
        write("small/huge.png", new byte[] {1});
        write("small/broken.jpg", new byte[] {2});

        assertEquals(1, resize("--size 64x64 --repeat 2 --out D/small D/in"));

        assertEquals(List.of("rejected:exists", "rejected:exists", "rejected:corrupt-image"), outcomes());
        assertArrayEquals(new byte[] {1}, read("small/huge.png"));
    }

    /** What the run reads stays, whatever leads to it; {@code --overwrite} is about what else was there. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--overwrite"})
    void overwritesNoOriginalThroughALink(String overwrite) throws IOException {
        write("in/hard.jpg", JPEG);
        write("in/linked.jpg", JPEG);
        Files.createDirectory(path("small"));
        Files.createLink(path("small/hard.jpg"), path("in/hard.jpg"));
        Files.createSymbolicLink(path("small/linked.jpg"), path("in/linked.jpg"));

        assertEquals(1, resize("--size 64x64 --out D/small D/in " + overwrite));

        assertEquals(List.of("rejected:name-taken", "rejected:name-taken"), outcomes());
        assertArrayEquals(JPEG, read("small/hard.jpg"));
        assertTrue(Files.isSymbolicLink(path("small/linked.jpg")));
    }

    @Test
    void overwritesNoThumbnailOfTheSameRunThroughALink() throws IOException {
        write("in/a.jpg", JPEG);
        write("in/b.jpg", JPEG);
        Files.createDirectory(path("small"));
        Files.createSymbolicLink(path("small/b.jpg"), Path.of("a.jpg"));

        assertEquals(1, resize("--size 64x64 --overwrite --out D/small D/in"));

        assertEquals(List.of("ok", "rejected:name-taken"), outcomes());
        assertEquals("D/in/b.jpg: D/small/b.jpg is the thumbnail of D/in/a.jpg\n", errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--overwrite"})
    void replacesNoDirectory(String overwrite) throws IOException {
        write("a.jpg", JPEG);
        Files.createDirectories(path("small/a.jpg"));

        assertEquals(1, resize("--size 64x64 --out D/small D/a.jpg " + overwrite));

        assertEquals(List.of("rejected:unwritable|D/a.jpg|-|-|-|-"), lines());
        assertEquals("D/a.jpg: D/small/a.jpg exists and is no file\n", errors());
    }

    @Test
    void cannotWriteIntoAFile() throws IOException {
        write("file", new byte[1]);
        write("a.jpg", JPEG);

        assertEquals(2, resize("--size 64x64 --out D/file D/a.jpg"));

        assertTrue(errors().startsWith("--out: \"D/file\" is not a directory and cannot be created; see "), errors());
    }
}
