package org.thumbnailroute.doctor;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.route.ChildProcess;
import org.thumbnailroute.route.ProductionFiles;

/** The packaged command. */
class DoctorIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Patient patient = new Patient();

    @TempDir
    private Path directory;

    @Test
    void whatAProbeUploadedGoesWhenItIsBrokenOff() throws Exception {
        ProductionFiles.copyTo(directory);
        List<String> command = new ArrayList<>(ChildProcess.jar());
        command.addAll(List.of("doctor", "--probe", "--probe-wait", "3600"));
        try (ChildProcess doctor =
                ChildProcess.start(directory, ProductionFiles.environment(patient.aws(), patient.stack()), command)) {
            doctor.awaitOutput("probe-upload", LONG);
            await().atMost(LONG).until(() -> objects() == 1);

            doctor.terminate();

            doctor.exitCode(LONG);
            assertEquals(0, objects(), doctor::output);
        }
    }

    private int objects() {
        return patient.aws()
                .s3()
                .listObjectsV2(list -> list.bucket(patient.stack().sourceBucket()))
                .contents()
                .size();
    }
}
