package org.thumbnailroute.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.doctor.bucket.BucketChecks;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.settings.Settings;

/** All checks, in the order in which they are printed: what others depend on comes first. */
final class Checks {

    private Checks() {}

    /** Those that are of use even if a setting is wrong. */
    static List<Check> withoutSettings(Fact<Settings> settings, AwsAccess access) {
        return List.of(
                new SettingsCheck(settings),
                new JavaCheck(Runtime.version()),
                temporaryDirectory(),
                new RegionCheck(access),
                new CredentialsCheck(access),
                new ClockCheck(access));
    }

    static List<Check> of(Environment environment, DoctorOptions options) {
        List<Check> checks = new ArrayList<>(List.of(
                new MemoryCheck(environment.settings(), MachineMemory.ofThisJvm()),
                new WebpCheck(environment.settings(), temporaryDirectory()),
                new QueueCheck(environment),
                new QueueRedriveCheck(environment),
                new QueueVisibilityCheck(environment),
                new QueueRetentionCheck(environment),
                new QueueEncryptionCheck(environment),
                new QueueBacklogCheck(environment),
                new DeadLetterQueueCheck(environment),
                new DeadLetterRetentionCheck(environment),
                new DeadLettersCheck(environment, options.readDeadLetters()),
                new TopicCheck(environment),
                new TopicSubscriptionsCheck(environment),
                new StoreCheck(environment)));
        environment.table().ifPresent(table -> checks.add(new TableExpiryCheck(environment, table)));
        checks.add(new LinksCheck(environment));
        checks.addAll(WorkerRights.of(environment));
        checks.addAll(BucketChecks.of(environment));
        return checks;
    }

    private static Check temporaryDirectory() {
        return new TemporaryDirectoryCheck(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/proc/self/mounts"));
    }
}
