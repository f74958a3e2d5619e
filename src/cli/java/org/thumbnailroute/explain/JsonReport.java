package org.thumbnailroute.explain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The answer for a program; {@code src/docs/explain.md} documents it. Fields are only ever added. */
final class JsonReport {

    /** Raised when a field is renamed or removed. */
    private static final int VERSION = 1;

    private JsonReport() {}

    static ObjectNode of(List<ExplainedMessage> messages) {
        ObjectNode report = JsonNodeFactory.instance.objectNode().put("version", VERSION);
        var all = report.putArray("messages");
        messages.forEach(message -> all.add(message(message)));
        return report;
    }

    private static ObjectNode message(ExplainedMessage explained) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        explained.message().id().ifPresent(id -> json.put("id", id));
        explained.message().parkedBefore().ifPresent(before -> json.putObject("parkedBefore")
                .put("reason", before.reason())
                .put("error", before.error())
                .put("at", before.at()));
        var uploads = json.putArray("uploads");
        explained.uploads().forEach(upload -> uploads.add(upload(upload)));
        var log = json.putArray("log");
        explained.log().forEach(log::add);
        return json;
    }

    private static ObjectNode upload(ExplainedUpload upload) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        upload.location().ifPresent(location -> json.put("source", location));
        ExpectedOutcome expected = upload.expected();
        json.put("outcome", expected.outcome());
        expected.reason().ifPresent(reason -> json.put("reason", reason));
        if (!expected.details().isEmpty()) {
            json.put("details", expected.details());
        }
        json.put("summary", expected.sentence());
        upload.sections().forEach(section -> json.set(section.name(), section.json()));
        return json;
    }
}
