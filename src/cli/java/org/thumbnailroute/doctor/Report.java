package org.thumbnailroute.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.thumbnailroute.text.Printable;

/** What all checks found, for people and for programs; src/docs/doctor.md documents the JSON. */
record Report(List<CheckResult> results) {

    /** Of the JSON; raised when a field is renamed or removed, not when one is added. */
    private static final int VERSION = 1;

    Report {
        results = List.copyOf(results);
    }

    boolean hasFailed() {
        return count(Status.FAIL) > 0;
    }

    long count(Status status) {
        return results.stream().filter(result -> result.status() == status).count();
    }

    /** One line, and one more for each thing that mends it. */
    static String text(CheckResult result) {
        String subject = result.subject().isEmpty() ? "" : " " + Printable.of(result.subject());
        StringBuilder text = new StringBuilder("%-11s  %s%s: %s"
                .formatted(
                        result.status(),
                        result.check(),
                        subject,
                        Printable.of(result.finding().found())));
        result.finding().mends().forEach(mend -> text.append("%n             > %s".formatted(Printable.whole(mend))));
        return text.toString();
    }

    /** The last line: how many of each. */
    String summary() {
        return "%d ok, %d warn, %d fail, %d not-checked"
                .formatted(count(Status.OK), count(Status.WARN), count(Status.FAIL), count(Status.NOT_CHECKED));
    }

    ObjectNode json() {
        ObjectNode report = JsonNodeFactory.instance.objectNode().put("version", VERSION);
        ArrayNode checks = report.putArray("checks");
        for (CheckResult result : results) {
            ObjectNode check = checks.addObject()
                    .put("check", result.check())
                    .put("subject", result.subject())
                    .put("status", result.status().toString())
                    .put("found", result.finding().found());
            ArrayNode mends = check.putArray("mend");
            result.finding().mends().forEach(mends::add);
        }
        return report;
    }
}
