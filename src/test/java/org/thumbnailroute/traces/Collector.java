package org.thumbnailroute.traces;

import com.sun.net.httpserver.HttpExchange;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.thumbnailroute.local.HttpEndpoint;

/** Takes OTLP over HTTP, or refuses it. */
public final class Collector implements AutoCloseable {

    private final List<ResourceSpans> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final HttpEndpoint endpoint = HttpEndpoint.start(this::answer);
    private volatile int status = 200;

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean isTaken = status == 200
                    && exchange.getRequestURI().getPath().equals("/v1/traces")
                    && "application/x-protobuf"
                            .equals(exchange.getRequestHeaders().getFirst("Content-Type"));
            if (isTaken) {
                received.addAll(ExportTraceServiceRequest.parseFrom(body).getResourceSpansList());
            } else {
                refused.incrementAndGet();
            }
            exchange.sendResponseHeaders(isTaken ? 200 : status, -1);
        }
    }

    public URI uri() {
        return endpoint.uri();
    }

    /** From now on answers with this HTTP status. */
    public void answerWith(int status) {
        this.status = status;
    }

    /** How many requests it did not take. */
    public int refused() {
        return refused.get();
    }

    /** What it took. */
    public List<Span> spans() {
        return received.stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream())
                .toList();
    }

    /** Who sent that. */
    public Resource resource() {
        return received.get(0).getResource();
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
