package org.thumbnailroute.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.engine.Phase;
import org.thumbnailroute.engine.PhaseListener;
import org.thumbnailroute.guard.StepGuard;

/** Each attempt at a step of a route is told of, with its failure; whoever listens can do no harm. */
class StepListenersTest {

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final DefaultCamelContext context = new DefaultCamelContext();

    private final class Teller implements StepListener {
        @Override
        public void began(Step step, Exchange exchange) {
            told.add(step.word());
        }

        @Override
        public void ended(Step step, Exchange exchange, long nanos, Optional<Throwable> failure) {
            assertTrue(nanos >= 0);
            told.add(step.word()
                    + failure.map(one -> " failed: " + one.getMessage()).orElse(" done"));
        }
    }

    /** As in the program. */
    @BeforeEach
    void guard() {
        new StepGuard().setCamelContext(context);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private Exchange run(Processor fetch, Processor store) throws Exception {
        StepListeners.install(context);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IOException.class).maximumRedeliveries(2).redeliveryDelay(0);
                from("direct:in")
                        .to("direct:fetch")
                        .id("fetch-original")
                        .process(exchange -> {})
                        .id("check-lease")
                        .split(constant(List.of("small", "large")))
                        .stopOnException()
                        .process(store)
                        .id("store-thumbnail")
                        .end()
                        .process(exchange -> {})
                        .id("announce");
                from("direct:fetch").errorHandler(noErrorHandler()).process(fetch);
            }
        });
        context.start();
        return context.createProducerTemplate().send("direct:in", exchange -> {});
    }

    @Test
    void eachStepIsToldOfAndEachThumbnailIsStoredByItself() throws Exception {
        context.getRegistry().bind("teller", new Teller());

        assertNull(run(exchange -> {}, exchange -> {}).getException());

        assertEquals(
                List.of(
                        "fetch",
                        "fetch done",
                        "store",
                        "store done",
                        "store",
                        "store done",
                        "announce",
                        "announce done"),
                told);
    }

    @Test
    void eachAttemptCountsWithItsFailure() throws Exception {
        context.getRegistry().bind("teller", new Teller());
        AtomicInteger attempts = new AtomicInteger();

        Exchange done = run(
                exchange -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new IOException("attempt " + attempts);
                    }
                },
                exchange -> {});

        assertNull(done.getException());
        assertEquals(
                List.of("fetch", "fetch failed: attempt 1", "fetch", "fetch failed: attempt 2", "fetch", "fetch done"),
                told.subList(0, 6));
    }

    @Test
    void aStepThatEndsInAnErrorEndsToo() throws Exception {
        context.getRegistry().bind("teller", new Teller());

        Exchange failed = run(exchange -> {}, exchange -> {
            throw new StackOverflowError("too deep");
        });

        assertTrue(failed.isFailed());
        assertEquals(4, told.size(), told::toString);
        assertTrue(told.get(3).startsWith("store failed: "), told::toString);
        assertTrue(told.get(3).contains("too deep"), told::toString);
    }

    @Test
    void aListenerThatFailsHarmsNeitherTheUploadNorTheOtherListeners() throws Exception {
        context.getRegistry().bind("a", new StepListener() {
            @Override
            public void began(Step step, Exchange exchange) {
                throw new StackOverflowError("listening to the beginning of " + step.word());
            }

            @Override
            public void ended(Step step, Exchange exchange, long nanos, Optional<Throwable> failure) {
                throw new IllegalStateException("listening to the end of " + step.word());
            }
        });
        context.getRegistry().bind("b", new Teller());

        assertNull(run(exchange -> {}, exchange -> {}).getException());
        assertEquals(8, told.size(), told::toString);
    }

    @Test
    void whatTheEngineDoesIsToldOfLikeTheOtherSteps() throws Exception {
        context.getRegistry().bind("teller", new Teller());

        run(
                exchange -> {
                    PhaseListener phases = StepListeners.phases(context, exchange);
                    for (Phase phase : Phase.values()) {
                        phases.began(phase);
                        phases.ended(phase, 1, Optional.empty());
                    }
                },
                exchange -> {});

        assertEquals(
                List.of(
                        "decode",
                        "decode done",
                        "memory",
                        "memory done",
                        "scale",
                        "scale done",
                        "encode",
                        "encode done"),
                told.subList(1, 9));
    }

    @Test
    void whereNobodyListensNothingIsMeasured() throws Exception {
        int before = context.getCamelContextExtension().getInterceptStrategies().size();

        Exchange done = run(exchange -> {}, exchange -> {});

        assertNull(done.getException());
        assertEquals(
                before,
                context.getCamelContextExtension().getInterceptStrategies().size());
        assertEquals(PhaseListener.NONE, StepListeners.phases(context, done));
    }
}
