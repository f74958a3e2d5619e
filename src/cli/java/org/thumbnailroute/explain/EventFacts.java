package org.thumbnailroute.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.Deletion;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.text.Printable;

/**
 * What the route takes from an event.
 *
 * @param isMade whether the event was made from the object, and not given
 * @param event as it is
 */
record EventFacts(Upload upload, boolean isMade, JsonNode event) implements Section {

    @Override
    public String label() {
        return "event";
    }

    @Override
    public List<String> lines() {
        List<String> facts = new ArrayList<>();
        if (upload.deletion().isPresent()) {
            return List.of(
                    upload.deletion().get() == Deletion.MARKER
                            ? "a deletion, by a delete marker"
                            : "a deletion, of the object or of one of its versions");
        }
        facts.add(isMade ? "as S3 would send it for this object" : "an upload");
        upload.size().ifPresent(size -> facts.add(FactNumbers.bytes(size)));
        facts.add(upload.etag().map(etag -> "etag " + Printable.of(etag)).orElse("no etag: whatever is there is read"));
        if (upload.audience() != Audience.ALL) {
            facts.add("from backfill, audience " + upload.audience().word());
        }
        return List.of(String.join(", ", facts));
    }

    @Override
    public String name() {
        return "event";
    }

    @Override
    public JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("bucket", upload.bucket());
        json.put("key", upload.key());
        upload.etag().ifPresent(etag -> json.put("etag", etag));
        upload.size().ifPresent(size -> json.put("bytes", size));
        json.put("audience", upload.audience().word());
        json.put("made", isMade);
        json.set("record", event);
        return json;
    }
}
