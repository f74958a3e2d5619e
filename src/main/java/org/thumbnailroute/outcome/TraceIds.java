package org.thumbnailroute.outcome;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a W3C trace context, both in lower-case hexadecimal digits.
 *
 * @param traceId 32 digits
 * @param spanId 16 digits
 */
public record TraceIds(String traceId, String spanId) {

    private static final Pattern TRACEPARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}.*");

    /** From a {@code traceparent}, such as the exchange's variable of this name; empty if it is none. */
    public static Optional<TraceIds> of(@Nullable String traceparent) {
        Matcher ids = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        return ids.matches() ? Optional.of(new TraceIds(ids.group(1), ids.group(2))) : Optional.empty();
    }
}
