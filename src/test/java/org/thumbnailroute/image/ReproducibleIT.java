package org.thumbnailroute.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/**
 * What usually makes two builds of the same source differ is not in the built files: when, where and by whom they were
 * built. {@code src/build/reproduce.sh} builds twice and compares all of them, but takes two minutes.
 */
class ReproducibleIT {

    private static final Path TARGET = Path.of("target");
    private static final String TIME = JibImage.ofThePom().property("project.build.outputTimestamp");

    @Test
    void everyEntryOfTheJarHasTheTimeOfThePom() throws IOException {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(TIME), ZoneOffset.UTC);

        try (JarFile jar = new JarFile(TARGET.resolve("thumbnail-route.jar").toFile())) {
            assertEquals(
                    List.of(time),
                    jar.stream().map(ZipEntry::getTimeLocal).distinct().toList());
        }
    }

    @Test
    void theSbomHasNeitherATimeNorANumberOfItsOwn() throws IOException {
        String sbom = Files.readString(TARGET.resolve("thumbnail-route-sbom.json"));

        assertTrue(sbom.contains("cdx:reproducible"), sbom);
        assertFalse(sbom.contains("\"timestamp\""), sbom);
        assertFalse(sbom.contains("serialNumber"), sbom);
    }

    @Test
    void noFileNamesTheDirectoryOfTheBuild() throws IOException {
        String here = Path.of("").toAbsolutePath().toString();
        try (Stream<Path> files = Files.walk(TARGET.resolve("thumbnail-route-lambda"))) {
            Stream<Path> documents = Stream.of(
                            "thumbnail-route-sbom.json",
                            "thumbnail-route-vex.json",
                            "thumbnail-route.pom",
                            "java-options",
                            "java-compiler.json")
                    .map(TARGET::resolve);

            assertEquals(
                    List.of(),
                    Stream.concat(documents, files.filter(file -> !file.toString()
                                    .endsWith(".jar")))
                            .filter(Files::isRegularFile)
                            .filter(file -> holds(file, here))
                            .toList());
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }
}
