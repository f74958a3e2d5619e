package org.thumbnailroute.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.route.ChildProcess;

/** The ZIP file as Lambda unpacks it: its own user must be able to read every file, whoever built it. */
class LambdaZipIT {

    /** Of a builder who keeps files to himself. */
    private static final String BUILD = """
            set -e
            umask 077
            mkdir -p "$1/src/test" "$1/target/classes/org/thumbnailroute"
            cp -R .mvn pom.xml application.properties routes "$1"
            cp -R src/build src/lambda "$1/src"
            cp src/test/pom.xml "$1/src/test"
            cp -R target/classes/org/thumbnailroute/lambda "$1/target/classes/org/thumbnailroute"
            cd "$1"
            exec "$2" -q -B -o -Plambda assembly:single@lambda
            """;

    @Test
    void isReadableByAllWhateverTheUmask(@TempDir Path directory) throws Exception {
        List<String> command = List.of("sh", "-c", BUILD, "sh", directory.toString(), ChildProcess.maven());

        try (ChildProcess maven = ChildProcess.start(Path.of(""), Map.of(), command)) {
            assertEquals(0, maven.exitCode(Duration.ofMinutes(2)), maven::output);
        }

        Map<String, String> modes = modes(directory.resolve("target/thumbnail-route-lambda.zip"));
        assertTrue(modes.containsKey("/application.properties"), modes::toString);
        assertEquals("rwxr-xr-x", modes.remove("/java-heap"));
        modes.values().removeIf("rw-r--r--"::equals);
        assertEquals(Map.of(), modes);
    }

    private static Map<String, String> modes(Path zip) throws Exception {
        Map<String, String> modes = new TreeMap<>();
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true));
                Stream<Path> all = Files.walk(files.getPath("/"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                modes.put(file.toString(), PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return modes;
    }
}
