package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.LocalAws;

/**
 * Nothing that opens a door stands in what the whole suite has logged: the tests' own log, and what each process that
 * they started has printed. It runs last, in the alphabetical order that the build asks for.
 */
class SecretsIT {

    private static final String LINK = "X-Amz-Signature";
    private static final String SECRET_KEY = LocalAws.SECRET_KEY;
    private static final String PASSWORD = TestSettings.STORE_PASSWORD;

    /** With what the demo begins; to print links is what it is for. */
    private static final String DEMO = "Starting SQS, S3, SNS and the route";

    @Test
    void areInNoLogOfTheSuite() throws IOException {
        List<Path> logs = logs();

        assertEquals(List.of(), logs.stream().flatMap(SecretsIT::leaks).toList(), "after mending: mvn clean verify");
        assertTrue(
                logs.stream().map(SecretsIT::text).anyMatch(text -> text.contains("announced message=")),
                "there are no logs yet: mvn verify makes them");
        assertTrue(logs.stream().anyMatch(log -> log.getFileName().toString().startsWith("child")), "no child's log");
    }

    private static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(ChildProcess.LOGS)) {
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
            throw new AssertionError(e);
        }
    }
}
