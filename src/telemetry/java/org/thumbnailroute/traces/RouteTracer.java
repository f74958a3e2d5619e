package org.thumbnailroute.traces;

import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelTracingService;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.settings.InvalidSettingException;

/**
 * What {@code camel.opentelemetry2.enabled = true} starts, in place of Camel's own tracer. That one makes two spans for each
 * hop between routes, writes endpoint URIs and the texts of exceptions into them, which may hold object keys, and does not
 * end the spans of messages that are finished while the worker stops.
 *
 * <p>This class does without OpenTelemetry, so that it can say that it is missing.
 */
public final class RouteTracer extends ServiceSupport implements CamelTracingService {

    private static final String SETTING = "camel.opentelemetry2.enabled";

    private @Nullable CamelContext context;
    private @Nullable Tracing tracing;
    private boolean everyStep;

    /** Camel makes it, for the file {@code META-INF/services/org/apache/camel/opentelemetry-tracer-2}. */
    public RouteTracer() {}

    @Override
    public void setCamelContext(@Nullable CamelContext context) {
        this.context = context;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }

    /** Camel's {@code camel.opentelemetry2.trace-processors}: a span for every step of every route. */
    public void setTraceProcessors(boolean everyStep) {
        this.everyStep = everyStep;
    }

    public boolean isTraceProcessors() {
        return everyStep;
    }

    /** @throws InvalidSettingException if OpenTelemetry is not there, or set up in a way that it does not understand */
    @Override
    protected void doInit() {
        requireOpenTelemetry();
        tracing = Tracing.start(Objects.requireNonNull(context), everyStep);
    }

    private static void requireOpenTelemetry() {
        try {
            Class.forName("io.opentelemetry.api.OpenTelemetry", false, RouteTracer.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new InvalidSettingException(
                    SETTING, "true", "OpenTelemetry is not in this package; only the worker has it, not Lambda");
        }
    }

    /** After the routes, so that the spans of what was still in work are sent, too. */
    @Override
    protected void doShutdown() {
        if (tracing != null) {
            tracing.close();
        }
    }
}
