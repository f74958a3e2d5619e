package org.thumbnailroute.localfiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.docs.Document;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import picocli.CommandLine;

/** What the command makes and prints. */
class ResizeCommandTest extends ResizeRun {

    @Test
    void makesAThumbnailOfEachFileAndALineOfWhatItWas() throws IOException {
        write("in/b.jpg", JPEG);
        write("in/a.png", PngFile.rgb(QuadrantPicture.upright(40, 30)));

        assertEquals(0, resize("--size 64x64 --out D/small D/in"));

        assertEquals(
                List.of("ok|D/in/a.png|40x30|40x30|png", "ok|D/in/b.jpg|300x200|64x43|jpeg"),
                lines().stream()
                        .map(line -> line.substring(0, line.lastIndexOf('|')))
                        .toList());
        lines().forEach(line -> assertTrue(line.matches(".*\\|\\d+\\.\\d\\d"), line));
        assertEquals("", errors());
        assertThatPicture(read("small/b.jpg"))
                .hasFormat("jpeg")
                .hasSize(64, 43)
                .looksLike(QuadrantPicture.DRAWING)
                .hasNoMetadata();
        assertEquals(List.of("a.png", "b.jpg"), files("small"));
    }

    @Test
    void saysThatAPartOfAPictureIsMissing() throws IOException {
        byte[] jpeg = QuadrantPicture.jpeg(300, 200, 1);
        write("in/cut.jpg", Arrays.copyOf(jpeg, jpeg.length * 9 / 10));
        write("in/whole.jpg", jpeg);

        assertEquals(0, resize("--size 64x64 --out D/small D/in"));

        assertEquals(
                List.of("ok:partial", "ok"),
                lines().stream()
                        .map(line -> line.substring(0, line.indexOf('|')))
                        .toList());
        assertThatPicture(read("small/cut.jpg")).hasSize(64, 43);
    }

    @Test
    void appendsAnExtensionWhereTheFormatDiffers() throws IOException {
        write("b.tiff", ImageFile.encode(QuadrantPicture.upright(90, 60), "tiff"));

        assertEquals(0, resize("--size 30x30 --mode pad --background 0000ff --format png --out D/small D/b.tiff"));

        assertThatPicture(read("small/b.tiff.png")).hasFormat("png").hasSize(30, 30);
    }

    @Test
    void saysWhatItDidNotMakeAndGoesOn() throws IOException {
        write("bad/broken.jpg", Arrays.copyOf(JPEG, 30));
        write("bad/empty.jpg", new byte[0]);
        write("bad/huge.png", PngFile.header(20_000, 20_000));
        write("bad/note.txt", "no picture".getBytes(UTF_8));
        try (RandomAccessFile large = new RandomAccessFile(path("bad/large.bmp").toFile(), "rw")) {
            large.setLength(50_000_001);
        }
        write("good.jpg", JPEG);

        assertEquals(1, resize("--size 64x64 --out D/small D/missing.jpg D/bad D/good.jpg"));

        assertEquals(
                List.of(
                        "rejected:unreadable|D/missing.jpg|-|-|-|-",
                        "rejected:corrupt-image|D/bad/broken.jpg|-|-|-|-",
                        "rejected:empty-object|D/bad/empty.jpg|-|-|-|-",
                        "rejected:too-many-pixels|D/bad/huge.png|-|-|-|-",
                        "rejected:too-many-bytes|D/bad/large.bmp|-|-|-|-",
                        "rejected:unsupported-format|D/bad/note.txt|-|-|-|-"),
                lines().subList(0, 6));
        assertTrue(lines().get(6).startsWith("ok|D/good.jpg|"));
        assertEquals(6, errors().lines().count(), errors());
        assertTrue(errors().startsWith("D/missing.jpg: there is no such file\n"), errors());
        assertTrue(errors().contains("D/bad/large.bmp: the file has 50000001 bytes, the limit is 50000000\n"));
        assertEquals(List.of("good.jpg"), files("small"));
    }

    @Test
    void keepsALineALine() throws IOException {
        write("tab\tand\nbreak.txt", new byte[] {1});

        run(List.of(
                "resize",
                "--size",
                "9x9",
                "--out",
                path("small").toString(),
                path("tab\tand\nbreak.txt").toString()));

        assertEquals(List.of("rejected:unsupported-format|D/tab\\u0009and\\u000abreak.txt|-|-|-|-"), lines());
        assertEquals(1, errors().lines().count());
    }

    @Test
    void measuresTheMedianOfAsManyRunsAsAsked() throws IOException {
        write("a.jpg", JPEG);
        ResizeCommand command = new ResizeCommand();
        new CommandLine(command).parseArgs("--size", "64x64", "--repeat", "5", "--out", "o", "a.jpg");
        ResizeOptions options = command.options();

        Made made = new Workshop(options, new ThumbnailFolder(path("small"), false, List.of()))
                .make(new InputFile(path("a.jpg"), Path.of("a.jpg")));

        assertTrue(made.cpuMillis() > 0);
        assertEquals(1, made.set().thumbnails().size());
    }

    @Test
    void takesNothingForNoDirectory() {
        assertEquals(2, run(List.of("resize", "--size", "9x9", "--out", "", "a.jpg")));
        assertTrue(errors().startsWith("--out is empty; the current directory is \".\"; see "), errors());
        assertEquals(
                2, run(List.of("resize", "--size", "9x9", "--out", path("small").toString(), "")));
        assertTrue(errors().startsWith("FILE|DIR is empty; the current directory is \".\"; see "), errors());
        assertTrue(Files.notExists(path("small")), "nothing was begun");
    }

    @Test
    void itsPageShowsItsHelp() {
        assertEquals(0, run(List.of("resize", "--help")));

        String page = Document.page("resize.md").text();
        assertTrue(page.contains("```\n" + printed().stripTrailing() + "\n```"), printed());
        assertEquals(
                2, run(List.of("resize", "--size", "9x9", "--out", "o", "--", "--help", "")), "a file of this name");
    }
}
