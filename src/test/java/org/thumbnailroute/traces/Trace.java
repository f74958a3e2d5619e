package org.thumbnailroute.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The spans of one trace that this JVM has made, as a tree. */
public record Trace(List<SpanData> spans) {

    /** Those whose parent is none of the others: of a worker, one for each delivery of a message. */
    public List<SpanData> roots() {
        return spans.stream()
                .filter(span ->
                        spans.stream().noneMatch(other -> other.getSpanId().equals(span.getParentSpanId())))
                .filter(span -> span.getName().startsWith("process "))
                .sorted(byBegin())
                .toList();
    }

    /** The only one. */
    public SpanData root() {
        List<SpanData> all = roots();
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " roots in " + this);
        }
        return all.get(0);
    }

    public List<SpanData> children(SpanData parent) {
        return spans.stream()
                .filter(span -> span.getParentSpanId().equals(parent.getSpanId()))
                .sorted(byBegin())
                .toList();
    }

    public List<SpanData> named(String name) {
        return spans.stream()
                .filter(span -> span.getName().equals(name))
                .sorted(byBegin())
                .toList();
    }

    public List<String> childNames(SpanData parent) {
        return children(parent).stream().map(SpanData::getName).toList();
    }

    public static String text(SpanData span, String attribute) {
        return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(attribute)));
    }

    private static Comparator<SpanData> byBegin() {
        return Comparator.comparing(SpanData::getStartEpochNanos);
    }

    /** A tree of names and milliseconds. */
    @Override
    public String toString() {
        return roots().stream().map(root -> lines(root, "")).collect(Collectors.joining("\n"));
    }

    private String lines(SpanData span, String indent) {
        String name = indent + span.getName();
        return "%-36s %7.1f ms%s"
                        .formatted(
                                name, (span.getEndEpochNanos() - span.getStartEpochNanos()) / 1e6, span.getAttributes())
                + children(span).stream()
                        .map(child -> "\n" + lines(child, indent + "  "))
                        .collect(Collectors.joining());
    }
}
