package org.thumbnailroute.route;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.local.Stack;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What digests need beside a stack: a queue that is subscribed to its topic, and a second topic. */
public final class DigestQueue {

    private static final int MOST = 10;

    private final LocalAws aws;
    private final String name;
    private final String url;
    private final String topicArn;

    private DigestQueue(LocalAws aws, String name, String url, String topicArn) {
        this.aws = aws;
        this.name = name;
        this.url = url;
        this.topicArn = topicArn;
    }

    /**
     * Makes both.
     *
     * @param raw whether messages come without SNS's envelope
     */
    public static DigestQueue create(LocalAws aws, Stack stack, boolean raw) {
        String name = stack.name() + "-digest";
        String url = aws.sqs().createQueue(create -> create.queueName(name)).queueUrl();
        String arn = aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        aws.sns().subscribe(subscribe -> subscribe
                .topicArn(stack.topicArn())
                .protocol("sqs")
                .endpoint(arn)
                .attributes(Map.of("RawMessageDelivery", String.valueOf(raw))));
        return new DigestQueue(
                aws,
                name,
                url,
                aws.sns()
                        .createTopic(create -> create.name(stack.name() + "-mail"))
                        .topicArn());
    }

    /** By the names of {@code application.properties}. */
    public Map<String, String> settings(String interval) {
        return Map.of(
                "thumbnail.digest-queue", name,
                "thumbnail.digest-topic", topicArn,
                "thumbnail.digest-interval", interval);
    }

    public String name() {
        return name;
    }

    public String topicArn() {
        return topicArn;
    }

    /** The digests so far. */
    public List<Published> mails() {
        return aws.topics().published(topicArn);
    }

    public int messages() {
        return aws.messages(url);
    }

    /** Those of them that a worker has received. */
    public int hidden() {
        QueueAttributeName hidden = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
        return Integer.parseInt(aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(hidden))
                .attributes()
                .get(hidden));
    }

    public String url() {
        return url;
    }

    /** Deletes whatever is in it. */
    public void purge() {
        aws.sqs().purgeQueue(purge -> purge.queueUrl(url));
    }

    /** Sends messages past the topic. */
    public void send(List<String> messages) {
        for (int from = 0; from < messages.size(); from += MOST) {
            List<String> batch = messages.subList(from, Math.min(from + MOST, messages.size()));
            aws.sqs().sendMessageBatch(send -> send.queueUrl(url)
                    .entries(IntStream.range(0, batch.size())
                            .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                    .id(String.valueOf(i))
                                    .messageBody(batch.get(i))
                                    .build())
                            .toList()));
        }
    }
}
