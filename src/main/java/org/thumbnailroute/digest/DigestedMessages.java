package org.thumbnailroute.digest;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Header;
import org.apache.camel.Variable;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.failure.AwsAdvice;
import org.thumbnailroute.text.Printable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/**
 * What becomes of the messages of the digest queue: they are deleted once SNS has accepted the digest that tells of them, or
 * made visible again if the route stops before.
 */
public final class DigestedMessages {

    private static final Logger LOG = LoggerFactory.getLogger(DigestedMessages.class);

    /** The most that SQS deletes, or makes visible, with one request. */
    private static final int MOST = 10;

    private final SqsClient sqs;
    private final DigestPath path;

    public DigestedMessages(SqsClient sqs, DigestPath path) {
        this.sqs = sqs;
        this.path = path;
    }

    /** SNS has accepted the digest. What cannot be deleted comes again, and is told again by a later digest. */
    public void delete(@Variable("digest") Digest digest) {
        List<List<String>> batches = batches(digest);
        int left = 0;
        try {
            for (List<String> handles : batches) {
                left += delete(handles);
            }
        } catch (SdkException e) {
            left = digest.receiptHandles().size();
            LOG.debug("cannot delete", e);
        }
        LOG.info(
                "digest sent messages={} subject={}",
                digest.receiptHandles().size(),
                Printable.quoted(DigestSubject.of(digest).toString()));
        if (left > 0) {
            LOG.warn("up to {} messages of this digest could not be deleted: a later digest repeats them", left);
        }
    }

    /** Returns how many are left. */
    private int delete(List<String> handles) {
        return sqs.deleteMessageBatch(delete -> delete.queueUrl(path.queueUrl()).entries(entries(handles)))
                .failed()
                .size();
    }

    private static List<DeleteMessageBatchRequestEntry> entries(List<String> handles) {
        return IntStream.range(0, handles.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(handles.get(i))
                        .build())
                .toList();
    }

    /** The route stops before the digest is due. */
    void giveBack(Digest digest) {
        try {
            for (List<String> handles : batches(digest)) {
                sqs.changeMessageVisibilityBatch(
                        change -> change.queueUrl(path.queueUrl()).entries(visibleNow(handles)));
            }
        } catch (SdkException e) {
            LOG.debug("what was gathered comes again only after its visibility timeout", e);
        }
    }

    private static List<List<String>> batches(Digest digest) {
        List<String> handles = List.copyOf(digest.receiptHandles());
        return IntStream.iterate(0, from -> from < handles.size(), from -> from + MOST)
                .mapToObj(from -> handles.subList(from, Math.min(from + MOST, handles.size())))
                .toList();
    }

    private static List<ChangeMessageVisibilityBatchRequestEntry> visibleNow(List<String> handles) {
        return IntStream.range(0, handles.size())
                .mapToObj(i -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(handles.get(i))
                        .visibilityTimeout(0)
                        .build())
                .toList();
    }

    /** The digest was not sent; all of its messages come again. */
    public void left(Exchange exchange, @Variable("digest") @Nullable Digest digest) {
        Throwable failure = failure(exchange);
        LOG.error(
                "digest not sent: {}. Its {} messages stay in their queue; they are delivered again after at most {} s",
                AwsAdvice.line(String.valueOf(failure), failure),
                digest == null ? 1 : digest.receiptHandles().size(),
                path.visibilityTimeoutSeconds());
        LOG.debug("digest not sent", failure);
    }

    /** No announcement. */
    public void foreign(Exchange exchange, @Header(Sqs2Constants.MESSAGE_ID) @Nullable String messageId) {
        LOG.warn(
                "message {} in the digest queue is no announcement: {}. It stays there until the queue's redrive policy moves it",
                Printable.field(String.valueOf(messageId)),
                Printable.line(String.valueOf(failure(exchange).getMessage())));
    }

    private static Throwable failure(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    }
}
