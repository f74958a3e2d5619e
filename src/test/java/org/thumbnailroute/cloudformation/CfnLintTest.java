package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CfnLintTest {

    private static final String COMMAND = "cfn-lint";
    /** Of a shell that finds no such command; there are wrappers that answer so too. */
    private static final int NOT_FOUND = 127;

    private record Said(int exitCode, String text) {}

    /** At its strictest: informational remarks count too. It knows the schema of each resource. */
    @Test
    void hasNothingToSayAboutTheTemplates() throws InterruptedException {
        Optional<Said> said = lint().filter(answer -> answer.exitCode() != NOT_FOUND);

        assumeTrue(
                said.isPresent(),
                COMMAND + " is not installed (pip install cfn-lint), so the templates are not linted");
        assertEquals(new Said(0, ""), said.get());
    }

    private static Optional<Said> lint() throws InterruptedException {
        try {
            Process lint = new ProcessBuilder(COMMAND, "--include-checks", "I", "--", Template.DIRECTORY + "/*.yaml")
                    .redirectErrorStream(true)
                    .start();
            lint.getOutputStream().close();
            String text = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(new Said(lint.waitFor(), text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
