package org.thumbnailroute.doctor;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether this machine's clock is that of AWS. The SDK corrects it in its requests, but links are signed by the machine's
 * clock, so that they begin or end at another time than they say.
 */
final class ClockCheck implements Check {

    /** Most services of AWS refuse a signature that is further away. */
    private static final Duration REFUSED = Duration.ofMinutes(5);

    private static final Duration WORTH_KNOWING = Duration.ofSeconds(30);

    private static final String MEND = "sudo timedatectl set-ntp true";

    private final AwsAccess access;

    ClockCheck(AwsAccess access) {
        this.access = access;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public Finding look() {
        Optional<Duration> skew = access.caller().get().skew();
        if (skew.isEmpty()) {
            return Finding.notChecked("STS does not answer, so its time is not known", "timedatectl status");
        }
        Duration ahead = skew.get();
        long seconds = Math.abs(ahead.toSeconds());
        String found = seconds <= 1
                ? "right to the second"
                : "%d seconds %s AWS".formatted(seconds, ahead.isNegative() ? "behind" : "ahead of");
        if (seconds > REFUSED.toSeconds()) {
            return Finding.fail(found + ": links begin and end at the wrong time, and AWS can refuse requests", MEND);
        }
        return seconds > WORTH_KNOWING.toSeconds() ? Finding.warn(found, MEND) : Finding.ok(found);
    }
}
