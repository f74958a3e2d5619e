package org.thumbnailroute.traces;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.settings.InvalidSettingException;

/** OpenTelemetry, and all that is added to Camel for it. */
final class Tracing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tracing.class);

    /** What a stop waits for a collector. */
    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(5);

    private final OpenTelemetrySdk sdk;
    private final OwnWords words;

    private Tracing(OpenTelemetrySdk sdk, OwnWords words) {
        this.sdk = sdk;
        this.words = words;
    }

    /**
     * Traces all routes that are added to the context from now on.
     *
     * @param everyStep also steps that are not part of the README's picture
     * @throws InvalidSettingException if OpenTelemetry does not understand its settings
     */
    static Tracing start(CamelContext context, boolean everyStep) {
        OwnWords words = OwnWords.instead();
        OpenTelemetrySdk sdk = Sdk.of(context, words);
        Spans spans = new Spans(sdk.getTracer("org.thumbnailroute"));
        context.getRegistry().bind("outcomeSpans", new OutcomeSpans());
        context.getRegistry().bind("phaseSpans", new PhaseSpans(spans));
        context.addRoutePolicyFactory(new MessageSpans(spans));
        context.getCamelContextExtension().addInterceptStrategy(new StepSpans(spans, everyStep));
        return new Tracing(sdk, words);
    }

    @Override
    public void close() {
        close(LONGEST_FLUSH);
    }

    void close(Duration longest) {
        if (!sdk.shutdown().join(longest.toMillis(), TimeUnit.MILLISECONDS).isDone()) {
            LOG.warn("the last spans are lost: the collector did not take them within {} ms", longest.toMillis());
        }
        words.close();
    }
}
