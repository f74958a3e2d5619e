package org.thumbnailroute.digest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Announcements as programs get them. */
public final class Announcements {

    private Announcements() {}

    /** Of an upload, with a link to a thumbnail of each size. */
    public static String ready(String bucket, String key, List<String> sizes) {
        ObjectNode document = document("announced", bucket, key);
        for (String size : sizes) {
            document.withArray("thumbnails")
                    .addObject()
                    .put("size", size)
                    .put("link", "https://s3.example.com/%s?size=%s".formatted(key, size))
                    .put("linkExpires", "2026-11-27T20:05:24Z");
        }
        return document.toString();
    }

    /** Of an upload that was parked. */
    public static String parked(String bucket, String key, String reason, String action) {
        ObjectNode document = document("parked", bucket, key);
        document.putObject("failure")
                .put("reason", reason)
                .put("error", "no " + reason)
                .put("action", action)
                .put("messageId", "message of " + key);
        return document.toString();
    }

    /** With an outcome that has no thumbnails. */
    public static String other(String outcome, String bucket, String key) {
        return document(outcome, bucket, key).toString();
    }

    private static ObjectNode document(String outcome, String bucket, String key) {
        ObjectNode document =
                JsonNodeFactory.instance.objectNode().put("version", 1).put("outcome", outcome);
        document.putObject("source").put("bucket", bucket).put("key", key);
        document.putArray("thumbnails");
        return document;
    }
}
