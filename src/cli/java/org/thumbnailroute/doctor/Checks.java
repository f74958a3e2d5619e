package org.thumbnailroute.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.doctor.bucket.BucketChecks;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.failure.StartFailure;
import org.thumbnailroute.settings.Settings;

/** All checks, in the order in which they are printed: what others depend on comes first. */
final class Checks {

    private Checks() {}

    /** Those that are of use even if a setting is wrong. */
    static List<Check> withoutSettings(Fact<Settings> settings, AwsAccess access) {
        return List.of(
                new SettingsCheck(settings, Path.of("").toAbsolutePath()),
                SimpleCheck.of("java", "", Checks::java),
                temporaryDirectory(),
                SimpleCheck.of("region", "", () -> region(access)),
                new CredentialsCheck(access),
                new ClockCheck(access));
    }

    static List<Check> of(Environment environment, DoctorOptions options) {
        List<Check> checks = new ArrayList<>(List.of(
                new MemoryCheck(environment.settings(), MachineMemory.ofThisJvm()),
                new WebpCheck(environment.settings(), temporaryDirectory())));
        checks.addAll(QueueChecks.of(environment, options.readDeadLetters()));
        checks.add(new TopicCheck(environment));
        checks.add(new TopicSubscriptionsCheck(environment));
        checks.add(new TopicAudienceCheck(environment));
        environment.settings().digest().ifPresent(digest -> checks.addAll(DigestChecks.of(environment, digest)));
        checks.add(new StoreCheck(environment));
        environment.table().ifPresent(table -> checks.add(new TableExpiryCheck(environment, table)));
        checks.add(new LinksCheck(environment));
        checks.addAll(WorkerRights.of(environment));
        checks.addAll(BucketChecks.of(environment));
        return checks;
    }

    /** An older one than the oldest supported does not get here. */
    private static Finding java() {
        return Finding.ok("%s, %s %s"
                .formatted(Runtime.version(), System.getProperty("java.vm.name"), System.getProperty("os.arch")));
    }

    private static Finding region(AwsAccess access) {
        try {
            return Finding.ok(access.region().ask().id());
        } catch (RuntimeException e) {
            return Finding.fail(StartFailure.line(e), "set AWS_REGION to the region of the queue and the buckets");
        }
    }

    private static Check temporaryDirectory() {
        return new TemporaryDirectoryCheck(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/proc/self/mounts"));
    }
}
