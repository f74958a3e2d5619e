package org.thumbnailroute.traces;

import io.opentelemetry.api.trace.Span;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.aws2.sqs.Sqs2Configuration;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.apache.camel.support.SynchronizationAdapter;

/** A trace for each exchange: begins where it enters its first route, and ends when all is done with it. */
final class MessageSpans extends RoutePolicySupport implements RoutePolicyFactory {

    private final Spans spans;

    MessageSpans(Spans spans) {
        this.spans = spans;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return this;
    }

    /** SQS gives only the attributes that it is asked for; the route drops them before anything goes by them. */
    @Override
    public void onInit(Route route) {
        if (route.getEndpoint() instanceof Sqs2Endpoint queue) {
            Sqs2Configuration asked = queue.getConfiguration();
            asked.setMessageAttributeNames(
                    and(asked.getMessageAttributeNames(), IncomingContext.TRACEPARENT, IncomingContext.TRACESTATE));
            asked.setAttributeNames(and(asked.getAttributeNames(), IncomingContext.XRAY));
        }
    }

    private static String and(String names, String... more) {
        TreeSet<String> all = Optional.ofNullable(names).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        all.addAll(Arrays.asList(more));
        return String.join(",", all);
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        if (TracePosition.of(exchange).isEmpty()) {
            Span root = spans.message(route, exchange);
            new TracePosition(new MessageTrace(), root, root).putInto(exchange);
            exchange.getExchangeExtension().addOnCompletion(new End(root));
        }
    }

    /** Not a route policy's own end, which Camel leaves out while it stops. */
    private static final class End extends SynchronizationAdapter {

        private final Span root;

        End(Span root) {
            this.root = root;
        }

        @Override
        public void onDone(Exchange exchange) {
            root.end();
        }

        @Override
        public boolean allowHandover() {
            return false;
        }
    }
}
