package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** EventBridge's "Object Created". Its key is written as it is; only the older notifications encode theirs. */
public final class EventBridgeEvent {
    private EventBridgeEvent() {}

    public static String of(Uploaded uploaded) {
        ObjectNode event = Json.object()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Object Created")
                .put("source", "aws.s3")
                .put("account", LocalAws.ACCOUNT)
                .put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", LocalAws.REGION);
        event.putArray("resources").add("arn:aws:s3:::" + uploaded.bucket());
        ObjectNode detail = event.putObject("detail").put("version", "0");
        detail.putObject("bucket").put("name", uploaded.bucket());
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
}
