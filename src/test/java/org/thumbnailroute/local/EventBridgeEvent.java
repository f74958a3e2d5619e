package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** EventBridge's "Object Created" and "Object Deleted". Their key is written as it is; only the older notifications encode theirs. */
public final class EventBridgeEvent {
    private EventBridgeEvent() {}

    public static String of(Uploaded uploaded) {
        ObjectNode event = event("Object Created", uploaded.bucket());
        ObjectNode detail = (ObjectNode) event.path("detail");
        ObjectNode object = detail.putObject("object")
                .put("key", uploaded.key())
                .put("size", uploaded.size())
                .put("etag", uploaded.etag());
        if (uploaded.versionId() != null) {
            object.put("version-id", uploaded.versionId());
        }
        object.put("sequencer", uploaded.sequencer());
        detail.put("request-id", "N4N7GDK58NMKJ12R")
                .put("requester", LocalAws.ACCOUNT)
                .put("source-ip-address", "127.0.0.1")
                .put("reason", uploaded.reason().eventBridge());
        return event.toString();
    }

    public static String of(Deleted deleted) {
        ObjectNode event = event("Object Deleted", deleted.bucket());
        ObjectNode detail = (ObjectNode) event.path("detail");
        ObjectNode object = detail.putObject("object").put("key", deleted.key());
        if (deleted.versionId() != null) {
            // of a delete marker, which is empty
            object.put("etag", "d41d8cd98f00b204e9800998ecf8427e").put("version-id", deleted.versionId());
        }
        object.put("sequencer", deleted.sequencer());
        detail.put("request-id", "0BH729840619AG5K")
                .put("requester", LocalAws.ACCOUNT)
                .put("source-ip-address", "127.0.0.1")
                .put("reason", deleted.by().eventBridge())
                .put("deletion-type", deleted.kind().eventBridge());
        return event.toString();
    }

    private static ObjectNode event(String type, String bucket) {
        ObjectNode event = Json.object()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", type)
                .put("source", "aws.s3")
                .put("account", LocalAws.ACCOUNT)
                .put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", LocalAws.REGION);
        event.putArray("resources").add("arn:aws:s3:::" + bucket);
        event.putObject("detail").put("version", "0").putObject("bucket").put("name", bucket);
        return event;
    }
}
