package org.thumbnailroute.doctor;

import java.util.List;
import org.thumbnailroute.settings.Settings;

/** All checks, in the order in which they are printed: what others depend on comes first. */
final class Checks {

    private Checks() {}

    /** Those that are of use even if a setting is wrong. */
    static List<Check> ofMachine(Fact<Settings> settings, AwsAccess access) {
        return List.of(
                new SettingsCheck(settings),
                new RegionCheck(access),
                new CredentialsCheck(access),
                new ClockCheck(access));
    }

    static List<Check> of(Environment environment) {
        return List.of(
                new QueueCheck(environment),
                new QueueRedriveCheck(environment),
                new QueueVisibilityCheck(environment),
                new QueueRetentionCheck(environment),
                new QueueEncryptionCheck(environment),
                new QueueBacklogCheck(environment),
                new DeadLetterQueueCheck(environment),
                new DeadLetterRetentionCheck(environment),
                new TopicCheck(environment),
                new TopicSubscriptionsCheck(environment));
    }
}
