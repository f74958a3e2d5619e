package org.thumbnailroute.doctor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** A part of the probe: unlike other checks it may change something, and tells how long that took. */
record Stage(String name, String subject, List<Right> needs, Callable<Finding> work) implements Check {

    @Override
    public Finding look() throws Exception {
        long start = System.nanoTime();
        Finding finding = work.call();
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3;
        return new Finding(
                finding.status(), "%s, in %.1f seconds".formatted(finding.found(), seconds), finding.mends());
    }
}
