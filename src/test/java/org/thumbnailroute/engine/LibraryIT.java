package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.docs.Document;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.WebpFile;
import org.thumbnailroute.route.ChildProcess;

/** The engine in a program of somebody else: the one of its page, against the jar and no library but those that it names. */
class LibraryIT {

    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path directory;

    @BeforeEach
    void copyTheProgramAndTheJar() throws IOException {
        Matcher program = PROGRAM.matcher(Document.page("engine.md").text());
        assertTrue(program.find());
        assertTrue(program.group(1).lines().count() <= 15, program::group);
        Files.writeString(directory.resolve("Shrink.java"), program.group(1));
        // elsewhere: its manifest names all libraries, which are beside it in target
        Files.copy(Path.of("target/thumbnail-route.jar"), directory.resolve("thumbnail-route.jar"));
    }

    @Test
    void theProgramOfThePageNeedsTheJarAlone() throws Exception {
        byte[] thumbnail = shrink(QuadrantPicture.jpeg(600, 400, 6));

        assertThatPicture(thumbnail).hasFormat("jpeg").hasSize(200, 133).looksLike(QuadrantPicture.DRAWING);
    }

    @Test
    void forWebpItNeedsTwoMore() throws Exception {
        byte[] thumbnail = shrink(WebpFile.red(300, 150), library("webp-imageio-"), library("kotlin-stdlib-"));

        assertThatPicture(thumbnail).hasFormat("webp").hasSize(200, 100);
    }

    @Test
    void saysWhichJarsItNeedsForWebp() throws Exception {
        try (ChildProcess program = start(WebpFile.red(300, 150), library("webp-imageio-"))) {
            assertEquals(1, program.exitCode(Duration.ofSeconds(60)), program::output);

            assertTrue(program.output().contains("ImageRejectedException: unsupported: WebP"), program::output);
            assertTrue(program.output().contains("the class path lacks imageio-webp"), program::output);
            assertTrue(program.output().contains("kotlin"), program::output);
        }
    }

    @Test
    void saysWhichJarItNeedsForABackground() throws Exception {
        String program = Files.readString(directory.resolve("Shrink.java"));
        Files.writeString(
                directory.resolve("Shrink.java"),
                program.replace("ThumbnailSpec.fit(200, 200)", "ThumbnailSpec.fit(200, 200).withMode(Mode.PAD)"));

        try (ChildProcess shrink = start(QuadrantPicture.jpeg(600, 400, 6))) {
            assertEquals(1, shrink.exitCode(Duration.ofSeconds(60)), shrink::output);

            assertTrue(shrink.output().contains("needs Thumbnailator on the class path"), shrink::output);
        }
    }

    private byte[] shrink(byte[] picture, Path... libraries) throws IOException, InterruptedException {
        try (ChildProcess program = start(picture, libraries)) {
            assertEquals(0, program.exitCode(Duration.ofSeconds(60)), program::output);
        }
        return Files.readAllBytes(directory.resolve("thumbnail"));
    }

    private ChildProcess start(byte[] picture, Path... libraries) throws IOException {
        Files.write(directory.resolve("photo"), picture);
        String classPath = Stream.concat(Stream.of(Path.of("thumbnail-route.jar")), Stream.of(libraries))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = List.of(ChildProcess.java(), "-cp", classPath, "Shrink.java", "photo", "thumbnail");
        return ChildProcess.start(directory, Map.of(), command);
    }

    private static Path library(String name) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target/lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }
}
