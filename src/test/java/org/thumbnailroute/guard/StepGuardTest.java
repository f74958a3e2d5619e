package org.thumbnailroute.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever in a route code fails with an Error, the exchange fails, and the thread does the next one. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StepGuardTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final MemoryIdempotentRepository seen = new MemoryIdempotentRepository();
    private final FaultyRepository faultySeen = new FaultyRepository();
    private ProducerTemplate template;

    /** Fails with an Error where the body asks for it. */
    public static final class Faulty {
        public String at(Exchange exchange, String place) {
            if (place.equals(exchange.getVariable("fault", String.class))) {
                throw new StackOverflowError("at " + place);
            }
            return place;
        }
    }

    private static void fail(Exchange exchange, String place) {
        new Faulty().at(exchange, place);
    }

    @BeforeAll
    void start() throws Exception {
        new StepGuard().setCamelContext(context);
        context.getRegistry().bind("faulty", new Faulty());
        context.addRoutes(new Routes());
        // Camel goes on counting the exchange whose doCatch failed in its route, and would wait 45 s for it
        context.getShutdownStrategy().setTimeout(1);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterAll
    void stop() {
        context.stop();
    }

    private final class Routes extends RouteBuilder {
        @Override
        public void configure() {
            onException(IllegalArgumentException.class)
                    .onWhen(exchange -> {
                        fail(exchange, "onException");
                        return true;
                    })
                    .handled(true);
            from("direct:all")
                    .process(exchange -> fail(exchange, "process"))
                    .bean(Faulty.class, "at(*, 'bean')")
                    .setHeader("x", simple("${bean:faulty?method=at(*, 'expression')}"))
                    .filter(exchange -> {
                        fail(exchange, "predicate");
                        return false;
                    })
                    .stop()
                    .end()
                    .to("direct:inner")
                    .idempotentConsumer(variable("fault"), seen)
                    .removeOnFailure(true)
                    .split(constant(List.of("a", "b")), aggregation("aggregation"))
                    .process(exchange -> fail(exchange, "split"))
                    .end()
                    .split(constant(List.of("a", "b")), aggregation("parallelAggregation"))
                    .parallelProcessing()
                    .process(exchange -> fail(exchange, "parallel"))
                    .end()
                    .end()
                    .enrich("direct:nothing", aggregation("enrich"))
                    .doTry()
                    .throwException(new IllegalStateException("for the catch"))
                    .doCatch(IllegalStateException.class)
                    .onWhen(exchange -> {
                        fail(exchange, "catch");
                        return true;
                    })
                    .process(exchange -> fail(exchange, "catchStep"))
                    .doFinally()
                    .process(exchange -> fail(exchange, "finally"))
                    .end()
                    .process(StepGuardTest::failWhenDone)
                    .process(exchange -> {
                        if ("onException".equals(exchange.getVariable("fault"))) {
                            throw new IllegalArgumentException("for onException");
                        }
                    })
                    .setBody(constant("through"));
            from("direct:inner").errorHandler(noErrorHandler()).process(exchange -> fail(exchange, "inner"));
            from("direct:nothing").setBody(constant("nothing"));
            from("direct:handling")
                    .onException(IllegalStateException.class)
                    .onWhen(exchange -> holds(exchange, "condition"))
                    .onExceptionOccurred(exchange -> fail(exchange, "occurred"))
                    .onRedelivery(exchange -> fail(exchange, "redelivery"))
                    .maximumRedeliveries(1)
                    .redeliveryDelay(0)
                    .handled(exchange -> holds(exchange, "handled"))
                    .process(exchange -> fail(exchange, "handlingStep"))
                    .end()
                    .process(exchange -> {
                        throw new IllegalStateException("for onException");
                    });
            from("direct:repository")
                    .split(constant(List.of("a")))
                    .stopOnException()
                    .idempotentConsumer(variable("fault"), faultySeen)
                    .removeOnFailure(true)
                    .process(exchange -> {
                        if ("remove".equals(exchange.getVariable("fault"))) {
                            throw new UnsupportedOperationException("for remove");
                        }
                    })
                    .end()
                    .end();
            from("direct:outer").to("direct:all").process(exchange -> fail(exchange, "after"));
        }

        private AggregationStrategy aggregation(String place) {
            return (before, next) -> {
                fail(next, place);
                return Objects.requireNonNullElse(before, next);
            };
        }
    }

    private static boolean holds(Exchange exchange, String place) {
        fail(exchange, place);
        return true;
    }

    /** A repository of somebody else's, with bugs. */
    private static final class FaultyRepository extends MemoryIdempotentRepository {
        @Override
        public boolean confirm(Exchange exchange, String key) {
            return holds(exchange, "confirm") && super.confirm(exchange, key);
        }

        @Override
        public boolean remove(Exchange exchange, String key) {
            return holds(exchange, "remove") && super.remove(exchange, key);
        }
    }

    private static void failWhenDone(Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                fail(done, "completion");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process",
                "bean",
                "expression",
                "predicate",
                "inner",
                "split",
                "aggregation",
                "parallel",
                "parallelAggregation",
                "enrich",
                "catch",
                "catchStep",
                "finally",
                "after",
                "onException"
            })
    void anErrorFailsTheExchangeAndNothingElse(String place) {
        Exchange failed = send(place);

        assertNotNull(failed.getException());
        Throwable cause = root(failed.getException());
        assertInstanceOf(StackOverflowError.class, cause);
        assertEquals("at " + place, cause.getMessage());
        assertEquals(false, seen.contains(place), "nothing stays in work");
        assertThatTheNextOneGoesThrough();
    }

    /** Nobody stands around it, as around the route that polls: an exchange without an end would hide its message for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"condition", "occurred", "redelivery", "handled", "handlingStep"})
    void anErrorInTheErrorHandlingOfTheOutermostRouteEndsTheExchange(String place) {
        Exchange failed = send("direct:handling", place);

        assertNotNull(failed.getException());
        assertEquals("at " + place, root(failed.getException()).getMessage());
        assertThatTheNextOneGoesThrough();
    }

    /** It could be the deletion of a message that is left out. */
    @Test
    void anErrorWhenTheExchangeIsDoneLeavesNothingElseUndone() {
        AtomicBoolean done = new AtomicBoolean();
        Exchange exchange = context.getEndpoint("direct:outer").createExchange();
        exchange.setVariable("fault", "completion");
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange completed) {
                done.set(true);
            }
        });

        template.send("direct:outer", exchange);

        assertNull(exchange.getException());
        assertTrue(done.get());
        assertThatTheNextOneGoesThrough();
    }

    /** What was announced must not be announced again because that could not be recorded; Camel forgives an exception, too. */
    @Test
    void anErrorInTheRepositoryAfterTheWorkIsDoneFailsNothing() {
        assertNull(send("direct:repository", "confirm").getException());
        assertThatTheNextOneGoesThrough();
    }

    @Test
    void anErrorInTheRepositoryAfterAFailureHidesNothing() {
        Exchange failed = send("direct:repository", "remove");

        assertNotNull(failed.getException());
        assertEquals("for remove", root(failed.getException()).getMessage());
        assertThatTheNextOneGoesThrough();
    }

    private void assertThatTheNextOneGoesThrough() {
        Exchange next = send("none");
        assertNull(next.getException());
        assertEquals("through", next.getMessage().getBody());
        seen.clear();
        assertEquals(0, context.getInflightRepository().size());
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private Exchange send(String fault) {
        return send("direct:outer", fault);
    }

    private Exchange send(String route, String fault) {
        return template.send(route, exchange -> exchange.setVariable("fault", fault));
    }
}
