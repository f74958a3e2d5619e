package org.thumbnailroute.doctor;

import java.time.Duration;
import java.util.Optional;

/**
 * What doctor was asked for.
 *
 * @param readDeadLetters whether the messages in the dead-letter queue are received, to count their reasons
 * @param probe whether a picture is uploaded, and how; empty if nothing may be written
 */
record DoctorOptions(boolean readDeadLetters, Optional<ProbeOptions> probe) {

    /**
     * How a picture is uploaded.
     *
     * @param prefix of its key
     * @param patience how long its thumbnail is waited for
     */
    record ProbeOptions(String prefix, Duration patience) {}
}
