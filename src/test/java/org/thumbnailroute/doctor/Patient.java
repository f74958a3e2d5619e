package org.thumbnailroute.doctor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.Credentials;
import org.thumbnailroute.route.DigestQueue;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.route.TestSettings;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An environment on the local AWS in which everything is as it should be, until a test breaks something of it. */
public final class Patient {

    private static final String TWO_WEEKS = "1209600";

    private final LocalAws aws = SharedAws.get();
    private final Stack stack =
            aws.createStack("doctor-" + UUID.randomUUID().toString().substring(0, 8), 20);
    private final Map<String, String> settings = new HashMap<>(TestSettings.of(stack));
    private final Map<String, String> properties = new HashMap<>(aws.systemProperties());
    private final DigestQueue digests = DigestQueue.create(aws, stack, false);
    private InstantSource clock = InstantSource.system();

    /** A sound one. */
    public Patient() {
        aws.sns().subscribe(subscribe -> subscribe
                .topicArn(stack.topicArn())
                .protocol("email")
                .endpoint("a@example.com")
                .attributes(Map.of("FilterPolicy", "{\"audience\":[{\"exists\":false}]}")));
        aws.topics().confirm(stack.topicArn(), "a@example.com");
        for (String queue : List.of(stack.queue(), stack.deadLetterQueue())) {
            tell(queue, QueueAttributeName.MESSAGE_RETENTION_PERIOD, TWO_WEEKS);
            tell(queue, QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true");
            tell(queue, QueueAttributeName.VISIBILITY_TIMEOUT, "360");
        }
        new EventPath(aws, stack).make();
        settings.putAll(digests.settings("5m"));
        tell(digests.name(), QueueAttributeName.POLICY, """
                {"Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage",\
                "Resource":"*","Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}""".formatted(stack.topicArn()));
        aws.sns()
                .subscribe(subscribe ->
                        subscribe.topicArn(digests.topicArn()).protocol("email").endpoint("a@example.com"));
        aws.topics().confirm(digests.topicArn(), "a@example.com");
    }

    public LocalAws aws() {
        return aws;
    }

    public Stack stack() {
        return stack;
    }

    DigestQueue digests() {
        return digests;
    }

    /** Lets SQS tell this of a queue; "" for nothing. */
    public void tell(String queue, QueueAttributeName attribute, String value) {
        aws.queueAttributes().set(queue, attribute, value);
    }

    /** Changes a setting; "" removes it. */
    public void set(String setting, String value) {
        settings.put(setting, value);
    }

    /** Changes a system property of the AWS SDK's; "" removes it. */
    public void property(String name, String value) {
        properties.put(name, value);
    }

    void clockIsAhead(Duration time) {
        clock = () -> InstantSource.system().instant().plus(time);
    }

    /** By the names of {@code application.properties}. */
    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /** What doctor says of it. */
    Report examine(DoctorOptions options) {
        return Credentials.found(properties, () -> {
            properties.forEach((name, value) -> {
                if (value.isEmpty()) {
                    System.clearProperty(name);
                }
            });
            return new Doctor(this::read, result -> {}, clock).examine(options);
        });
    }

    private Settings read() {
        Properties all = ShippedSettings.properties();
        all.putAll(settings);
        return ShippedSettings.of(all);
    }

    /** Undoes what outlives this environment. */
    public void heal() {
        aws.sqsFaults().heal();
        aws.sts().heal();
        aws.kms().heal();
        aws.eventBridge().heal();
    }
}
