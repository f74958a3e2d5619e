package org.thumbnailroute.traces;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.text.Printable;

/** Says once that spans do not arrive, and once that they do again. */
final class ReportedExporter implements SpanExporter {

    private static final Logger LOG = LoggerFactory.getLogger(ReportedExporter.class);

    private final SpanExporter exporter;
    private final String endpoint;
    private final OwnWords words;
    private final AtomicLong lost = new AtomicLong();

    /**
     * Wraps an exporter.
     *
     * @param endpoint where the spans go, for the log; a password or a token in it is not shown
     * @param words in which the exporter says why it failed
     */
    ReportedExporter(SpanExporter exporter, String endpoint, OwnWords words) {
        this.exporter = exporter;
        this.words = words;
        this.endpoint = shown(endpoint);
    }

    /** One line without the password or token of an endpoint in it. */
    static String shown(String text) {
        return Printable.line(text.replaceFirst("//[^/]*@", "//").replaceFirst("\\?.*", ""));
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        int count = spans.size();
        return result.whenComplete(() -> report(result, count));
    }

    private void report(CompletableResultCode result, int spans) {
        if (result.isSuccess()) {
            long before = lost.getAndSet(0);
            if (before > 0) {
                LOG.info("traces arrive again at {}; {} spans were lost", endpoint, before);
            }
        } else if (lost.getAndAdd(spans) == 0) {
            LOG.warn("traces do not arrive at {}, their spans are lost: {}", endpoint, words.last());
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    @Override
    public String toString() {
        return exporter.toString();
    }
}
