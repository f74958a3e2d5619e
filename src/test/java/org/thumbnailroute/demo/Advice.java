package org.thumbnailroute.demo;

import java.util.Arrays;
import org.thumbnailroute.failure.Reason;

/** What to do about a message in the dead-letter queue. */
final class Advice {

    private Advice() {}

    /** Empty if the route did not park it, or not with a reason of its own. */
    static String of(String reason) {
        return Arrays.stream(Reason.values())
                .filter(known -> known.code().equals(reason))
                .map(Reason::action)
                .findFirst()
                .orElse("");
    }
}
