package org.thumbnailroute.doctor.bucket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that switches EventBridge on, run by a shell, with a stand-in for the AWS CLI that writes its arguments down. */
class EventCommandsTest {

    private static final String PRESENT = """
            {"QueueConfigurations":[{"Id":"it's","QueueArn":"arn:aws:sqs:eu-west-1:1:a b"}],"EventBridgeConfiguration":{}}""";

    @TempDir
    private Path directory;

    @Test
    void writesBackWhatItRead() throws Exception {
        run("echo '%s'".formatted(PRESENT.replace("'", "'\\''")));

        assertEquals("""
                s3api get-bucket-notification-configuration --bucket photos --output json \
                --query merge(@, `{"EventBridgeConfiguration":{}}`)
                s3api put-bucket-notification-configuration --bucket photos --notification-configuration %s
                """.formatted(PRESENT), calls());
    }

    @Test
    void writesNothingIfItCannotRead() throws Exception {
        run("exit 254");

        assertEquals(1, calls().lines().count());
    }

    /** @param answer what the stand-in does when it is asked for the present configuration */
    private void run(String answer) throws IOException, InterruptedException {
        Path aws = Files.writeString(directory.resolve("aws"), """
                #!/bin/sh
                echo "$@" >> %s/calls
                case $2 in get-*) %s;; esac
                """.formatted(directory, answer));
        aws.toFile().setExecutable(true);
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", EventCommands.switchOn("photos"));
        shell.environment().merge("PATH", directory.toString(), (path, first) -> first + File.pathSeparator + path);
        shell.inheritIO().start().waitFor();
    }

    private String calls() throws IOException {
        return Files.readString(directory.resolve("calls"));
    }
}
