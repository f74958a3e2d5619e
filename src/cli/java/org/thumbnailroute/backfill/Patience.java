package org.thumbnailroute.backfill;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.thumbnailroute.aws.AwsOutage;
import org.thumbnailroute.failure.StartFailure;
import software.amazon.awssdk.core.exception.SdkException;

/** Asks again while AWS throttles, answers 5xx, or does not answer: nobody wants to look after a command for hours. */
final class Patience {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Stop stop;
    private final Duration firstPause;
    private final Duration longest;
    private final Consumer<String> says;

    /**
     * A patience.
     *
     * @param firstPause each further one is twice as long, up to half a minute
     * @param longest failure after which it gives up
     * @param says is told what it waits for
     */
    Patience(Stop stop, Duration firstPause, Duration longest, Consumer<String> says) {
        this.stop = stop;
        this.says = says;
        this.firstPause = firstPause;
        this.longest = longest;
    }

    /**
     * Makes a request until it is answered.
     *
     * @throws SdkException the last failure, if there was none for too long, or another attempt would fail the same way
     */
    <T> T with(Supplier<T> request) {
        long begin = System.nanoTime();
        Duration pause = firstPause;
        while (true) {
            stop.check();
            try {
                return request.get();
            } catch (SdkException e) {
                if (!AwsOutage.is(e) || System.nanoTime() - begin > longest.toNanos()) {
                    throw e;
                }
                says.accept("asking again in %s: %s".formatted(RoughTime.text(pause), StartFailure.line(e)));
            }
            stop.pause(pause);
            pause = longer(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }
}
