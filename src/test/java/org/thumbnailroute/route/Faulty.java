package org.thumbnailroute.route;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.outage.CircuitBreaker;

/** Code with a bug, which fails with an Error for messages that ask for it: {@code fail-PLACE-}. */
public final class Faulty extends GroupedBodyAggregationStrategy implements Processor {

    private final String place;

    public Faulty(String place) {
        this.place = place;
    }

    @Override
    public void process(Exchange exchange) {
        evaluate(exchange);
    }

    public boolean evaluate(Exchange exchange) {
        String message = exchange.getVariable("message", String.class);
        String text = message == null ? exchange.getMessage().getBody(String.class) : message;
        if (text.contains("fail-" + place + "-")) {
            throw new StackOverflowError("a bug at " + place);
        }
        return true;
    }

    @Override
    public Exchange aggregate(@Nullable Exchange before, Exchange next) {
        evaluate(next);
        return super.aggregate(before, next);
    }

    /** A poll strategy whose first polls fail. */
    public static final class Polls implements PollingConsumerPollStrategy {

        private static final int FAILURES = 3;

        private final CircuitBreaker circuitBreaker;
        private final AtomicInteger polls = new AtomicInteger();

        public Polls(CircuitBreaker circuitBreaker) {
            this.circuitBreaker = circuitBreaker;
        }

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            if (polls.incrementAndGet() <= FAILURES) {
                throw new NoClassDefFoundError("asked for by the test");
            }
            return circuitBreaker.begin(consumer, endpoint);
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            circuitBreaker.commit(consumer, endpoint, polledMessages);
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            return circuitBreaker.rollback(consumer, endpoint, retryCounter, cause);
        }
    }
}
