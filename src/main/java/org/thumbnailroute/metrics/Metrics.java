package org.thumbnailroute.metrics;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/** All meters of a worker, from 0 on. Labels have few values: no bucket, key or message is ever one. */
public final class Metrics {

    /** Of what {@link #scrape} returns. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    private Metrics() {}

    /** Begins to count what the context does; its beans need not be made yet. */
    public static Metrics of(CamelContext context) {
        Metrics metrics = new Metrics();
        PrometheusMeterRegistry registry = metrics.registry;
        AutoCloseable process = ProcessMeters.bind(registry);
        context.getRegistry().bind("outcomeMeters", new OutcomeMeters(registry));
        context.getRegistry().bind("stepMeters", new StepMeters(registry));
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStarting(CamelContext starting) {
                WorkerMeters.bind(starting, registry);
            }

            @Override
            public void onContextStopped(CamelContext stopped) {
                close(process);
                registry.close();
            }
        });
        return metrics;
    }

    /** What all meters say now, in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
