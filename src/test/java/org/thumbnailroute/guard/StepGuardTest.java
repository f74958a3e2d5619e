package org.thumbnailroute.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
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
        // Camel goes on counting the exchange whose completion failed, and would wait 45 s for it
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
            from("direct:outer").to("direct:all").process(exchange -> fail(exchange, "after"));
        }

        private AggregationStrategy aggregation(String place) {
            return (before, next) -> {
                fail(next, place);
                return Objects.requireNonNullElse(before, next);
            };
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

        Throwable cause = failed.getException();
        assertTrue(cause != null, () -> "not failed: " + failed.getMessage().getBody());
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertInstanceOf(StackOverflowError.class, cause);
        assertEquals("at " + place, cause.getMessage());
        assertEquals(false, seen.contains(place), "nothing stays in work");
        assertThatTheNextOneGoesThrough();
        assertEquals(0, context.getInflightRepository().size());
    }

    @Test
    void anErrorWhenTheExchangeIsDoneFailsNoOther() {
        send("completion");

        assertThatTheNextOneGoesThrough();
    }

    private void assertThatTheNextOneGoesThrough() {
        Exchange next = send("none");
        assertNull(next.getException());
        assertEquals("through", next.getMessage().getBody());
        seen.clear();
    }

    private Exchange send(String fault) {
        return template.send("direct:outer", exchange -> exchange.setVariable("fault", fault));
    }
}
