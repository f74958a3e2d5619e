package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A message in a {@link LeanQueue}, which guards it. */
final class LeanMessage {
    private final String id = UUID.randomUUID().toString();
    private final String body;
    private final String md5;
    private int receives;
    private String handle = "";
    private long visibleNanos;

    LeanMessage(String body) {
        this.body = body;
        this.md5 = Content.of(body.getBytes(StandardCharsets.UTF_8)).etag();
    }

    String id() {
        return id;
    }

    String body() {
        return body;
    }

    String md5() {
        return md5;
    }

    int receives() {
        return receives;
    }

    /** Of its last delivery. */
    String handle() {
        return handle;
    }

    long visibleNanos() {
        return visibleNanos;
    }

    /** @param until by System.nanoTime() */
    void hide(long until) {
        visibleNanos = until;
    }

    void deliver() {
        receives++;
        handle = id + "#" + receives;
    }

    void describe(ObjectNode node) {
        node.put("MessageId", id)
                .put("ReceiptHandle", handle)
                .put("MD5OfBody", md5)
                .put("Body", body);
        node.putObject("Attributes")
                .put("ApproximateReceiveCount", Integer.toString(receives))
                .put("SentTimestamp", Long.toString(System.currentTimeMillis()))
                .put("ApproximateFirstReceiveTimestamp", Long.toString(System.currentTimeMillis()))
                .put("SenderId", LocalAws.ACCOUNT);
    }
}
