package org.thumbnailroute.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.outcome.Outcome;
import org.thumbnailroute.outcome.OutcomeListener;

/** Writes an upload's outcome into its span: what happened, why, and what kind of picture it was. */
final class OutcomeSpans implements OutcomeListener {

    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("thumbnail.outcome");
    private static final AttributeKey<String> REASON = AttributeKey.stringKey("thumbnail.reason");
    private static final AttributeKey<String> FORMAT = AttributeKey.stringKey("thumbnail.original.content_type");
    private static final AttributeKey<Long> BYTES = AttributeKey.longKey("thumbnail.original.bytes");
    private static final AttributeKey<Long> WIDTH = AttributeKey.longKey("thumbnail.original.width");
    private static final AttributeKey<Long> HEIGHT = AttributeKey.longKey("thumbnail.original.height");

    @Override
    public void ended(Outcome outcome) {
        TracePosition.current().ifPresent(position -> describe(position.upload(), outcome));
    }

    private static void describe(Span span, Outcome outcome) {
        span.setAttribute(OUTCOME, outcome.kind().word());
        outcome.reason().ifPresent(reason -> span.setAttribute(REASON, reason));
        outcome.original().ifPresent(original -> describe(span, original));
        if (outcome.kind().isFailure()) {
            span.setStatus(StatusCode.ERROR);
            outcome.reason().ifPresent(reason -> span.setAttribute(SpanFailure.ERROR_TYPE, reason));
            outcome.cause()
                    .failure()
                    .ifPresent(failure -> span.setAttribute(SpanFailure.ERROR_TYPE, SpanFailure.type(failure)));
        }
    }

    private static void describe(Span span, Announcement.Source original) {
        span.setAttribute(FORMAT, original.contentType())
                .setAttribute(BYTES, original.bytes())
                .setAttribute(WIDTH, (long) original.width())
                .setAttribute(HEIGHT, (long) original.height());
    }
}
