package org.thumbnailroute.metrics;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.thumbnailroute.announcement.LeaseCheck;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.MemoryBudget;
import org.thumbnailroute.original.SourceMemory;
import org.thumbnailroute.outage.CircuitBreaker;
import org.thumbnailroute.outcome.FailureAnnouncements;
import org.thumbnailroute.queue.Polls;
import org.thumbnailroute.resize.DecodingMemory;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.thumbnail.PresignLink;

/** What the beans of the route know about themselves, asked at each scrape. Of a bean that is not there it is 0. */
final class WorkerMeters {

    private final CamelContext context;
    private final MeterRegistry meters;

    private WorkerMeters(CamelContext context, MeterRegistry meters) {
        this.context = context;
        this.meters = meters;
    }

    /** To be called when the beans are made, and before anything is polled. */
    static void bind(CamelContext context, MeterRegistry meters) {
        WorkerMeters worker = new WorkerMeters(context, meters);
        worker.bindPolling();
        worker.bindMemory();
        worker.bindFailureAnnouncements();
        worker.counter(
                "thumbnail.leases.lost",
                "Uploads that another worker took over while they were in work here",
                LeaseCheck.class,
                LeaseCheck::lost);
        worker.counter(
                "thumbnail.links.cut.short",
                "Links that end before thumbnail.link-ttl, with the credentials that signed them",
                PresignLink.class,
                PresignLink::cutShort);
    }

    private void bindFailureAnnouncements() {
        String name = "thumbnail.failure.announcements";
        String description = "Announcements of parked uploads that SNS accepted, or did not accept";
        Class<FailureAnnouncements> type = FailureAnnouncements.class;
        counter(name, description, type, FailureAnnouncements::sentCount, "result", "sent");
        counter(name, description, type, FailureAnnouncements::failedCount, "result", "failed");
    }

    private void bindPolling() {
        DistributionSummary sizes = Buckets.batches(
                meters, "thumbnail.receive.batch.size", "Messages for each receive request that SQS answered");
        find(Polls.class).ifPresent(polls -> polls.setListener(sizes::record));
        counter("thumbnail.returned.messages", "Messages given back to SQS untouched", Polls.class, Polls::returned);
        counter("thumbnail.pauses", "Pauses of the polling", CircuitBreaker.class, CircuitBreaker::pauses);
        gauge(
                "thumbnail.polling.paused",
                "1 while polling pauses, else 0",
                CircuitBreaker.class,
                breaker -> breaker.isPaused() ? 1 : 0);
        gauge("thumbnail.consumers", "Messages that can be in work at a time", Settings.class, Settings::concurrency);
        Gauge.builder("thumbnail.in.work", this::inWork)
                .description("Messages in work")
                .register(meters);
    }

    private int inWork() {
        return context.getRoutes().stream()
                .filter(WorkerMeters::polls)
                .mapToInt(route -> context.getInflightRepository().size(route.getRouteId()))
                .sum();
    }

    private static boolean polls(Route route) {
        Endpoint source = route.getEndpoint();
        return source instanceof Sqs2Endpoint;
    }

    private void bindMemory() {
        MachineMemory decoding = DecodingMemory.of(context);
        find(SourceMemory.class).ifPresent(memory -> bind("originals", memory.budget()));
        bind("decoding", decoding.heap());
        bind("native", decoding.beside());
    }

    private void bind(String pool, MemoryBudget budget) {
        Gauge.builder("thumbnail.memory.used", budget::usedBytes)
                .description("Memory that pictures in work have")
                .tag("pool", pool)
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("thumbnail.memory.budget", budget::bytes)
                .description("Memory that pictures may have together")
                .tag("pool", pool)
                .baseUnit("bytes")
                .register(meters);
    }

    private <T> void counter(
            String name, String description, Class<T> type, ToLongFunction<T> count, String... labels) {
        Optional<T> bean = find(type);
        FunctionCounter.builder(
                        name, context, any -> bean.map(count::applyAsLong).orElse(0L))
                .description(description)
                .tags(labels)
                .register(meters);
    }

    private <T> void gauge(String name, String description, Class<T> type, ToLongFunction<T> value) {
        Optional<T> bean = find(type);
        Gauge.builder(name, () -> bean.map(value::applyAsLong).orElse(0L))
                .description(description)
                .register(meters);
    }

    private <T> Optional<T> find(Class<T> type) {
        List<T> beans = List.copyOf(context.getRegistry().findByType(type));
        return beans.stream().findFirst();
    }
}
