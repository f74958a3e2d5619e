package org.thumbnailroute.outage;

import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.spi.IdempotentRepository;
import org.thumbnailroute.aws.OriginalRequests;
import org.thumbnailroute.aws.Topic;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.idempotent.LeaseStoreException;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.thumbnail.Rendition;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Finds out from a failed exchange which service failed, and how to ask it without a message. Where it can, it asks for the
 * very same object with the very same right.
 */
public final class Probes {

    /**
     * Gone, superseded or empty. A denial is one too: it is no failure of the service, so it was something else that failed
     * before.
     */
    private static final Set<String> READ =
            Set.of("NoSuchKey", "PreconditionFailed", "InvalidRange", "AccessDenied", "InvalidObjectState");

    /** There is no such object, as it should be. */
    private static final Set<String> WOULD_BE_STORED = Set.of("NoSuchKey", "PreconditionFailed");

    static final String TOPIC = "the topic";

    /** Beside the object, because rights may depend on the directory. It is never stored: no object has the etag. */
    private static final String PROBED_NAME = "thumbnail-route-probe";

    private static final String NO_ETAG = "\"no-object-has-this-etag\"";

    private final S3Client s3;
    private final SnsClient sns;
    private final Topic topic;
    private final IdempotentRepository announced;
    private final Settings settings;
    private final OriginalRequests originals;

    public Probes(S3Client s3, SnsClient sns, Topic topic, IdempotentRepository announced, Settings settings) {
        this.s3 = s3;
        this.sns = sns;
        this.topic = topic;
        this.announced = announced;
        this.settings = settings;
        this.originals = new OriginalRequests(settings);
    }

    /** The probe of what the exchange was at when it failed. */
    Probe of(Exchange failed) {
        String endpoint = failed.getProperty(ExchangePropertyKey.FAILURE_ENDPOINT, "", String.class);
        Upload upload = failed.getVariable("upload", Upload.class);
        Rendition rendition = failed.getVariable("rendition", Rendition.class);
        if (endpoint.equals("direct://thumbnail") || isOfStore(failed)) {
            return new Probe("the announced store", this::ofStore);
        }
        if (endpoint.startsWith("aws2-sns:")) {
            return new Probe(TOPIC, this::ofTopic);
        }
        if (endpoint.startsWith("aws2-s3:") && endpoint.contains("operation=getObject") && upload != null) {
            return new Probe("the source bucket", () -> ofSource(upload));
        }
        if (endpoint.startsWith("aws2-s3:") && rendition != null) {
            String thumbnail = rendition.key();
            return new Probe("the target bucket", () -> ofTarget(thumbnail));
        }
        return Probe.none(endpoint.startsWith("aws2-sqs:") ? "the dead-letter queue" : "what failed");
    }

    /** Beside its first step, the store is asked again right before the announcement. */
    private static boolean isOfStore(Exchange failed) {
        Throwable failure = failed.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        return failure instanceof LeaseStoreException || failure instanceof DynamoDbException;
    }

    /** If S3 cannot give this original but answers for another object, only this original is away, and stalls no others. */
    private Answer ofSource(Upload upload) {
        Answer ofOriginal = read(originals.get(upload));
        if (ofOriginal != Answer.AWAY) {
            return ofOriginal;
        }
        Answer ofAnother = read(originals.get(upload).toBuilder()
                .key(beside(upload.key()))
                .ifMatch(null)
                .build());
        return ofAnother == Answer.WORKS ? Answer.UNKNOWN : Answer.AWAY;
    }

    /** Its first byte: whether the rest follows is another matter. */
    private Answer read(GetObjectRequest get) {
        return AwsAnswer.to(
                () -> s3.getObject(get.toBuilder().range("bytes=0-0").build()).abort(), READ);
    }

    private static String beside(String key) {
        return key.substring(0, key.lastIndexOf('/') + 1) + PROBED_NAME;
    }

    private Answer ofTarget(String thumbnail) {
        String key = beside(thumbnail);
        return AwsAnswer.to(
                () -> s3.putObject(
                        put -> put.bucket(settings.buckets().target()).key(key).ifMatch(NO_ETAG), RequestBody.empty()),
                WOULD_BE_STORED);
    }

    private Answer ofTopic() {
        return AwsAnswer.to(() -> sns.getTopicAttributes(get -> get.topicArn(topic.arn())), Set.of());
    }

    /** A lease of a key that no upload has: what is first written is what fails when a disk is full. */
    private Answer ofStore() {
        String key = "probe-" + UUID.randomUUID();
        try {
            return announced.add(key) && announced.remove(key) ? Answer.WORKS : Answer.AWAY;
        } catch (RuntimeException e) {
            return Answer.AWAY;
        }
    }
}
