package org.thumbnailroute.doctor.bucket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/** Uploads as they might happen, to see which of them reach the queue. */
final class Samples {

    /** How the names of pictures end that the route reads; also as most cameras write it. */
    static final List<String> SUFFIXES =
            List.of(".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".JPG");

    /** How EventBridge names the ways in which an object can be made. */
    static final List<String> REASONS = List.of("PutObject", "CompleteMultipartUpload", "CopyObject", "POST Object");

    private Samples() {}

    static String key(String prefix, String suffix) {
        return prefix + "sample" + suffix;
    }

    /** A key that cannot exist. */
    static String missingKey(String prefix) {
        return prefix + "thumbnail-route-doctor/" + UUID.randomUUID() + ".jpg";
    }

    /** EventBridge's event of an upload. */
    static String event(String bucket, String account, String region, String key, String reason) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", "17793124-05d4-b198-2fde-7ededc63b103")
                .put("detail-type", "Object Created")
                .put("source", "aws.s3")
                .put("account", account)
                .put("time", "2026-01-01T00:00:00Z")
                .put("region", region);
        event.putArray("resources").add("arn:aws:s3:::" + bucket);
        ObjectNode detail = event.putObject("detail").put("version", "0");
        detail.putObject("bucket").put("name", bucket);
        detail.putObject("object")
                .put("key", key)
                .put("size", 1_000_000)
                .put("etag", "b1946ac92492d2347c6235b4d2611184")
                .put("sequencer", "00617F08299329D189");
        detail.put("request-id", "N4N7GDK58NMKJ12R")
                .put("requester", account)
                .put("source-ip-address", "10.0.0.1")
                .put("reason", reason);
        return event.toString();
    }
}
