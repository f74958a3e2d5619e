package org.thumbnailroute.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Whether the credentials outlive the links that they sign. */
final class LinksCheck implements Check {

    private final Environment environment;

    LinksCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "links";
    }

    @Override
    public Finding look() {
        AwsCredentials credentials = environment.access().credentials().get();
        Duration asked = environment.settings().links().ttl();
        String life = "thumbnail.link-ttl is " + Durations.text(asked);
        Optional<Instant> end = credentials.expirationTime();
        if (end.isEmpty()) {
            return credentials instanceof AwsSessionCredentials
                    ? Finding.warn(
                            life + ", but links die with these temporary credentials, which do not say when they end",
                            "use a role, a profile, or credentials that do not expire")
                    : Finding.ok(life + ", and the credentials do not expire");
        }
        Duration left = Duration.between(Instant.now(), end.get()).truncatedTo(ChronoUnit.MINUTES);
        return left.compareTo(asked) < 0
                ? Finding.warn(
                        "%s, but a link signed now dies with the credentials in %s"
                                .formatted(life, Durations.text(left)),
                        "lower thumbnail.link-ttl, or give the worker credentials that are issued for longer")
                : Finding.ok("%s, the credentials live for %s".formatted(life, Durations.text(left)));
    }
}
