package org.thumbnailroute.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.doctor.DoctorOptions.ProbeOptions;
import org.thumbnailroute.local.S3Faults.Operation;

/** A picture goes all the way, or the stage where it stops says why; and nothing stays of it. */
class ProbeTest {

    private static final Pattern SECONDS = Pattern.compile(", in \\d+\\.\\d seconds$");

    private final Patient patient = new Patient();
    private final String source = patient.stack().sourceBucket();

    @AfterEach
    void nothingStays() {
        patient.aws().s3Faults().heal(Operation.PUT_OBJECT, source);
        assertEquals(List.of(), objects(source));
        assertEquals(List.of(), objects(patient.stack().targetBucket()));
    }

    @Test
    void aPictureGoesAllTheWay() {
        patient.set("thumbnail.size", "64x64,128x128");
        patient.set("thumbnail.key", "{dir}{size}/{file}");
        WorkerInTest worker = WorkerInTest.start(patient.settings());
        try {
            List<CheckResult> stages = probe("probe/", Duration.ofSeconds(30));

            assertEquals(
                    List.of("probe-upload ok", "probe-thumbnail ok", "probe-link ok", "probe-delete ok"),
                    statuses(stages),
                    stages::toString);
            stages.forEach(
                    stage -> assertTrue(SECONDS.matcher(stage.finding().found()).find(), stage::toString));
            assertTrue(
                    stages.get(2).finding().found().contains("opened a link to each thumbnail (2)"), stages::toString);
        } finally {
            worker.close();
        }
        assertEquals(
                1, patient.aws().topics().published(patient.stack().topicArn()).size());
    }

    @Test
    void noWorkerTakesIt() {
        CheckResult stage = stopsAt("probe-thumbnail", probe("probe/", Duration.ofMillis(1)));

        assertTrue(stage.finding().found().contains("no worker takes them"), stage::toString);
        assertTrue(
                stage.finding()
                        .mends()
                        .get(1)
                        .startsWith("aws s3 rm 's3://%s/probe/thumbnail_"
                                .formatted(patient.stack().targetBucket())),
                stage::toString);
    }

    @Test
    void noEventArrives() {
        patient.aws().bucketEvents().unwire(source);

        CheckResult stage = stopsAt("probe-thumbnail", probe("probe/", Duration.ofMillis(1)));

        assertTrue(stage.finding().found().contains("did not reach it"), stage::toString);
    }

    @Test
    void theRouteWouldIgnoreIt() {
        CheckResult stage = stopsAt("probe-upload", probe("x".repeat(1000), Duration.ofMillis(1)));

        assertEquals(List.of("choose another --probe-prefix"), stage.finding().mends(), stage::toString);
    }

    @Test
    void doctorMayNotUpload() {
        patient.aws().s3Faults().failAll(Operation.PUT_OBJECT, source, 403);

        List<CheckResult> stages = probe("probe/", Duration.ofMillis(1));

        assertEquals(
                List.of(
                        "probe-upload not-checked",
                        "probe-thumbnail not-checked",
                        "probe-link not-checked",
                        "probe-delete not-checked"),
                statuses(stages));
        assertTrue(
                stages.get(0)
                        .finding()
                        .mends()
                        .get(0)
                        .contains("\"Resource\":\"arn:aws:s3:::%s/probe/*\"".formatted(source)),
                stages::toString);
    }

    private List<CheckResult> probe(String prefix, Duration patience) {
        DoctorOptions options = new DoctorOptions(false, Optional.of(new ProbeOptions(prefix, patience)));
        return patient.examine(options).results().stream()
                .filter(result -> result.check().startsWith("probe-"))
                .toList();
    }

    private static CheckResult stopsAt(String stage, List<CheckResult> stages) {
        List<CheckResult> failed =
                stages.stream().filter(result -> result.status() == Status.FAIL).toList();
        assertEquals(List.of(stage), failed.stream().map(CheckResult::check).toList(), stages::toString);
        return failed.get(0);
    }

    private static List<String> statuses(List<CheckResult> stages) {
        return stages.stream()
                .map(stage -> stage.check() + " " + stage.status())
                .toList();
    }

    private List<String> objects(String bucket) {
        return patient.aws().s3().listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(object -> object.key())
                .toList();
    }
}
