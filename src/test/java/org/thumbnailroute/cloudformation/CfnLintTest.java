package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CfnLintTest {

    private static final String COMMAND = "cfn-lint";

    /** At its strictest: informational remarks count too. It knows the schema of each resource. */
    @Test
    void hasNothingToSayAboutTheTemplates() throws IOException, InterruptedException {
        assumeTrue(
                isInstalled(), COMMAND + " is not installed (pip install cfn-lint), so the templates are not linted");
        Process lint = new ProcessBuilder(COMMAND, "--include-checks", "I", "--", Template.DIRECTORY + "/*.yaml")
                .redirectErrorStream(true)
                .start();
        lint.getOutputStream().close();
        String said = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertEquals("", said);
        assertEquals(0, lint.waitFor());
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", ""))
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator, -1)))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, COMMAND)));
    }
}
