package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.thumbnailroute.local.EventBridgeEvent;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.SharedContents;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.local.Uploaded;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Uploads, each with a key and an event of its own, that wait in a queue. */
final class Backlog {

    /** The most that SQS takes at once. */
    private static final int BATCH = 10;

    private final LocalAws aws;
    private final SharedContents objects;
    private final Map<Workload, List<Original>> originals = new EnumMap<>(Workload.class);
    private int uploads;

    /** A picture that the store has already. */
    private record Original(String etag, int bytes) {}

    Backlog(LocalAws aws, SharedContents objects) {
        this.aws = aws;
        this.objects = objects;
    }

    /** Uploads the pictures of a workload, and returns once their events are in the queue. */
    void load(Stack stack, Workload workload, int count) throws IOException {
        List<Original> pictures = originals(workload);
        for (int from = 0; from < count; from += BATCH) {
            List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                String event = upload(stack, workload, pictures.get(i % pictures.size()));
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id("m" + i)
                        .messageBody(event)
                        .build());
            }
            aws.sqs().sendMessageBatch(send -> send.queueUrl(stack.queueUrl()).entries(entries));
        }
    }

    private String upload(Stack stack, Workload workload, Original picture) {
        int number = uploads++;
        String key = "%s/%03d/cover-%06d.jpg".formatted(workload.word(), number / 1000, number);
        objects.link(stack.sourceBucket(), key, "image/jpeg", picture.etag());
        return EventBridgeEvent.of(Uploaded.put(stack.sourceBucket(), key, picture.bytes(), picture.etag(), number));
    }

    private List<Original> originals(Workload workload) throws IOException {
        List<Original> known = originals.get(workload);
        if (known == null) {
            known = workload.pictures().stream()
                    .map(bytes -> new Original(objects.keep(bytes), bytes.length))
                    .toList();
            originals.put(workload, known);
        }
        return known;
    }
}
