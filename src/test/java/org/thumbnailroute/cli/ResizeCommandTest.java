package org.thumbnailroute.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;

class ResizeCommandTest {

    private static final byte[] JPEG = QuadrantPicture.jpeg(300, 200, 6);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

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
    void writesThroughALinkToADirectory() throws IOException {
        write("in/x/a.jpg", JPEG);
        Files.createDirectories(path("real/deep"));
        Files.createSymbolicLink(path("small"), path("real"));
        Files.createSymbolicLink(path("real/x"), path("real/deep"));

        assertEquals(0, resize("--size 64x64 --out D/small D/in"), this::errors);

        assertEquals(List.of("deep/a.jpg"), files("real"));
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
        ResizeOptions options = OptionReader.read(List.of("--size", "64x64", "--repeat", "5", "--out", "o", "a.jpg"));

        Made made = new Workshop(options, new ThumbnailFolder(path("small"), false, List.of()))
                .make(new InputFile(path("a.jpg"), Path.of("a.jpg")));

        assertTrue(made.cpuMillis() > 0);
        assertEquals(1, made.set().thumbnails().size());
    }

    @Test
    void cannotWriteIntoAFile() throws IOException {
        write("file", new byte[1]);
        write("a.jpg", JPEG);

        assertEquals(2, resize("--size 64x64 --out D/file D/a.jpg"));

        assertTrue(
                errors().startsWith("--out: \"D/file\" is not a directory and cannot be created; usage: "), errors());
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

    @Test
    void takesNothingForNoDirectory() {
        assertEquals(2, run(List.of("resize", "--size", "9x9", "--out", "", "a.jpg")));
        assertTrue(errors().startsWith("--out is empty; the current directory is \".\"; usage: "), errors());
        assertEquals(
                2, run(List.of("resize", "--size", "9x9", "--out", path("small").toString(), "")));
        assertTrue(errors().startsWith("FILE or DIR is empty; the current directory is \".\"; usage: "), errors());
        assertTrue(Files.notExists(path("small")), "nothing was begun");
    }

    @Test
    void saysHowItIsUsed() {
        assertEquals(2, run(List.of("rezise")));
        assertEquals("unknown command \"rezise\"; usage: " + CommandLine.USAGE + "\n", errors());
        assertEquals(0, run(List.of("--help")));
        assertTrue(readable(out).startsWith("usage: " + CommandLine.USAGE + "\n"), readable(out));
        assertEquals("", errors());
        assertEquals(0, run(List.of("resize", "--size", "9x9", "-h")));
        assertTrue(readable(out).contains("replaced with --overwrite only"), readable(out));
        assertEquals(2, run(List.of("resize", "--", "-h")), "a file of this name");
    }

    private static boolean makePipe(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    private int resize(String arguments) {
        List<String> words = new ArrayList<>(List.of("resize"));
        words.addAll(List.of(arguments.replace("D/", directory + "/").split(" ")));
        return run(words);
    }

    private int run(List<String> arguments) {
        out.reset();
        err.reset();
        return CommandLine.run(arguments, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    /** With bars for tabs. */
    private List<String> lines() {
        return readable(out).replace('\t', '|').lines().toList();
    }

    private List<String> outcomes() {
        return lines().stream()
                .map(line -> line.substring(0, line.indexOf('|')))
                .toList();
    }

    private List<String> outcomesAndFiles() {
        return lines().stream()
                .map(line -> line.replaceFirst("^([^|]*\\|[^|]*).*", "$1"))
                .toList();
    }

    private String errors() {
        return readable(err);
    }

    private String readable(ByteArrayOutputStream printed) {
        return printed.toString(UTF_8).replace(directory.toString(), "D");
    }

    private Path path(String name) {
        return directory.resolve(name);
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(path(name).getParent());
        Files.write(path(name), bytes);
    }

    private byte[] read(String name) throws IOException {
        return Files.readAllBytes(path(name));
    }

    private List<String> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(path(name))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> path(name).relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
