package org.thumbnailroute.aws;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.failure.StartFailure;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What is looked up in AWS at the start. That something does not exist, or may not be seen, is known at once; a service
 * that is away for a moment is asked again, so that a start meets no harder conditions than the work that follows.
 */
public final class AskedAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(AskedAtStart.class);

    /**
     * Camel makes a bean that failed a second time, so a start that fails takes twice as long. On Lambda it is cut short; Lambda
     * then starts the function once more, with the time of an invocation.
     */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    private AskedAtStart() {}

    /**
     * Asks until there is an answer.
     *
     * @param what is asked for, for the log
     * @throws SdkException the last failure, if there was none for too long
     */
    public static <T> T of(String what, Supplier<T> question) {
        long start = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return question.get();
            } catch (SdkException e) {
                if (!AwsOutage.is(e) || System.nanoTime() - start > LONGEST.toNanos()) {
                    throw e;
                }
                LOG.warn("no answer to {} at the start, asking again: {}", what, StartFailure.line(e));
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it waited for AWS", e);
        }
    }
}
