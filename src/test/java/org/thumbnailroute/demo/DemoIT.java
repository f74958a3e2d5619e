package org.thumbnailroute.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.route.ChildProcess;

/** The README's first command. Its test-compile has been done by the build that runs this. */
class DemoIT {

    private static final Duration LONG = Duration.ofMinutes(3);

    @Test
    void showsWhatItDrawsAndEndsWell() throws Exception {
        try (ChildProcess demo = demo()) {
            assertEquals(0, demo.exitCode(LONG), demo::output);
            assertTrue(demo.output().contains("13 pictures: 13 announced, 0 failed."), demo::output);
        }
    }

    @Test
    void showsYourPicturesAndTellsByItsExitCodeThatOneFailed(@TempDir Path images) throws Exception {
        Files.write(images.resolve("good.jpg"), QuadrantPicture.jpeg(200, 100, 1));
        Files.writeString(images.resolve("bad.jpg"), "no picture");

        try (ChildProcess demo = demo("-Dimages=" + images)) {
            assertEquals(1, demo.exitCode(LONG), demo::output);
            assertTrue(demo.output().contains("2 pictures: 1 announced, 1 failed."), demo::output);
            assertTrue(demo.output().contains("unsupported-format"), demo::output);
        }
    }

    private static ChildProcess demo(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(ChildProcess.maven(), "-q", "-B", "exec:java", "-Dexit"));
        command.addAll(List.of(options));
        return ChildProcess.start(Path.of(""), Map.of(), command);
    }
}
