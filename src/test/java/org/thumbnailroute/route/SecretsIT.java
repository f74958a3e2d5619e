package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.local.LocalAws;

/**
 * Nothing that opens a door stands in what the whole suite has logged: the tests' own log, and what each process that
 * they started has printed. The build runs it behind all other integration tests.
 */
class SecretsIT {

    private static final String LINK = "X-Amz-Signature";
    private static final String SECRET_KEY = LocalAws.SECRET_KEY;
    private static final String PASSWORD = TestSettings.STORE_PASSWORD;

    /** With what the demo begins; to print links is what it is for. */
    private static final String DEMO = "Starting SQS, S3, SNS and the route";

    /** Where the build puts what became of each integration test, once all of its methods are done. */
    private static final Path REPORTS = Path.of("target/failsafe-reports");

    @TempDir
    private Path directory;

    @Test
    void areInNoLogOfTheSuite() throws IOException {
        List<Path> logs = logs(ChildProcess.LOGS);

        assertEquals(List.of(), logs.stream().flatMap(SecretsIT::leaks).toList(), "after mending: mvn clean verify");
        assertTrue(
                logs.stream().map(SecretsIT::text).anyMatch(text -> text.contains("announced message=")),
                "there are no logs yet: mvn verify makes them");
        assertTrue(
                logs.stream()
                        .filter(log -> log.getFileName().toString().startsWith("child"))
                        .anyMatch(SecretsIT::isOfThisBuild),
                "no child's log");
    }

    /** One that ran later could log what nobody looks at. */
    @Test
    void allOtherIntegrationTestsAreDone() throws IOException, URISyntaxException {
        List<String> others = others();

        assertTrue(others.size() > 10, () -> "there are only " + others);
        assertEquals(
                List.of(),
                others.stream()
                        .filter(name -> !isOfThisBuild(REPORTS.resolve("TEST-" + name + ".xml")))
                        .toList(),
                "not run, or not yet");
    }

    @Test
    void areFoundWhereTheyAre() throws IOException {
        Files.writeString(directory.resolve("child1.log"), "a link ...&X-Amz-Signature=0 and a key " + SECRET_KEY);
        Files.writeString(directory.resolve("child2.log"), DEMO + " X-Amz-Signature=0 ... password=" + PASSWORD);
        Files.write(directory.resolve("child3.log"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertEquals(
                List.of(LINK, SECRET_KEY, PASSWORD),
                logs(directory).stream()
                        .flatMap(SecretsIT::leaks)
                        .map(leak -> leak.substring(0, leak.indexOf(" in ")))
                        .toList());
    }

    /** By their classes, so that one that was never run is missed. */
    private static List<String> others() throws IOException, URISyntaxException {
        Path root = Path.of(SecretsIT.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith("IT.class") && !file.contains("$"))
                    .map(file -> file.replace(".class", "").replace('/', '.'))
                    .filter(name -> !name.equals(SecretsIT.class.getName()) && !isSoak(name))
                    .sorted()
                    .toList();
        }
    }

    /** Runs only in the profile of that name, in which this test does not. */
    private static boolean isSoak(String test) {
        try {
            Tag tag = Class.forName(test).getAnnotation(Tag.class);
            return tag != null && tag.value().equals("soak");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOfThisBuild(Path file) {
        Instant started = Instant.parse(Objects.requireNonNull(System.getProperty("build.started"), "run by Maven"));
        try {
            return Files.exists(file)
                    && !Files.getLastModifiedTime(file).toInstant().isBefore(started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> logs(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    private static Stream<String> leaks(Path log) {
        String text = text(log);
        return Stream.of(LINK, SECRET_KEY, PASSWORD)
                .filter(text::contains)
                .filter(secret -> !(secret.equals(LINK) && text.contains(DEMO)))
                .map(secret -> secret + " in " + log);
    }

    private static String text(Path log) {
        try {
            // some child may have printed other bytes
            return Files.readString(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
