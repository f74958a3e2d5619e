package org.thumbnailroute.explain;

import java.io.PrintWriter;
import java.util.List;
import org.thumbnailroute.explain.GivenMessage.ParkedBefore;
import org.thumbnailroute.text.Printable;

/** The answer for a person: what was found, in the order of the route, and then the outcome in one sentence. */
final class TextOutput {

    private static final int LABEL = 11;

    private final PrintWriter out;

    TextOutput(PrintWriter out) {
        this.out = out;
    }

    void print(List<ExplainedMessage> messages) {
        for (int i = 0; i < messages.size(); i++) {
            if (i > 0) {
                out.println();
            }
            print(messages.get(i));
        }
        out.flush();
    }

    private void print(ExplainedMessage explained) {
        explained.message().id().ifPresent(id -> line("message", Printable.of(id)));
        explained.message().parkedBefore().ifPresent(before -> line("parked", before(before)));
        int count = explained.uploads().size();
        if (count == 1) {
            facts(explained.uploads().get(0));
            lines("log", explained.log());
            outcome(explained.uploads().get(0));
            return;
        }
        for (int i = 0; i < count; i++) {
            line("record", "%d of %d".formatted(i + 1, count));
            facts(explained.uploads().get(i));
            outcome(explained.uploads().get(i));
        }
        lines("log", explained.log());
        boolean isHeldBack = explained.log().stream().noneMatch(line -> line.startsWith("parked"))
                && explained.uploads().stream()
                        .anyMatch(upload -> upload.expected().reason().isPresent());
        if (isHeldBack) {
            out.println("Nothing of this message is parked before its other uploads have ended: it comes again.");
        }
    }

    private static String before(ParkedBefore before) {
        return Printable.line("%s, %s %s".formatted(before.reason(), before.error(), before.at()));
    }

    private void facts(ExplainedUpload upload) {
        upload.location().ifPresent(location -> line("upload", Printable.of(location)));
        upload.sections().forEach(section -> lines(section.label(), section.lines()));
    }

    private void outcome(ExplainedUpload upload) {
        line("outcome", upload.expected().sentence());
    }

    private void lines(String label, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            line(i == 0 ? label : "", texts.get(i));
        }
    }

    private void line(String label, String text) {
        out.println(label + " ".repeat(Math.max(1, LABEL - label.length())) + text);
    }
}
