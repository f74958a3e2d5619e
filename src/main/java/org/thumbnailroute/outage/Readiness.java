package org.thumbnailroute.outage;

import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.thumbnailroute.queue.Polls;

/**
 * Ready means that messages are received: SQS answered the last poll, and the polling does not pause. Camel's own check of
 * its consumer waits for the end of the first long poll, and takes a pause for a success.
 */
public final class Readiness implements HealthCheck {

    private final Polls polls;
    private final CircuitBreaker circuitBreaker;
    private boolean enabled = true;

    public Readiness(Polls polls, CircuitBreaker circuitBreaker) {
        this.polls = polls;
        this.circuitBreaker = circuitBreaker;
    }

    @Override
    public String getId() {
        return "polling";
    }

    @Override
    public String getGroup() {
        return "thumbnail";
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this).detail(CHECK_KIND, Kind.READINESS);
        String pauses = circuitBreaker.whyItPauses();
        if (!pauses.isEmpty()) {
            return result.down().message(pauses).build();
        }
        return polls.areAnswered()
                ? result.up().build()
                : result.down().message("SQS did not answer the last poll").build();
    }
}
