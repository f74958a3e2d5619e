package org.thumbnailroute.local;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;

/** All topics, and what SNS is asked about them. */
final class Topics {
    private final SqsClient sqs;
    private final Map<String, LocalTopic> topics = new ConcurrentHashMap<>();
    private final Faults<String, Fault> faults = new Faults<>();

    Topics(SqsClient sqs) {
        this.sqs = sqs;
    }

    /** Of publishes and looks at a topic, by its ARN. */
    Faults<String, Fault> faults() {
        return faults;
    }

    LocalTopic get(String arn) {
        LocalTopic topic = topics.get(arn);
        if (topic == null) {
            throw new SnsError(404, "NotFound", "Topic does not exist");
        }
        return topic;
    }

    /** The answer's XML. */
    String answer(SnsQuery query) {
        String action = query.required("Action");
        String result =
                switch (action) {
                    case "CreateTopic" -> createTopic(query);
                    case "ListTopics" -> listTopics();
                    case "Subscribe" -> subscribe(query);
                    case "ListSubscriptions" -> listSubscriptions();
                    case "ListSubscriptionsByTopic" ->
                        "<Subscriptions>" + subscriptions(get(query.required("TopicArn"))) + "</Subscriptions>";
                    case "GetTopicAttributes" -> topicAttributes(query);
                    case "SetTopicAttributes" -> setTopicAttribute(query);
                    case "GetSubscriptionAttributes" -> subscriptionAttributes(query);
                    case "SetSubscriptionAttributes" -> setSubscriptionAttribute(query);
                    case "Publish" -> publish(query);
                    default -> throw new SnsError(400, "InvalidAction", "The local SNS does not know this action");
                };
        return """
                <%1$sResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><%1$sResult>%2$s</%1$sResult>\
                <ResponseMetadata><RequestId>local</RequestId></ResponseMetadata></%1$sResponse>""".formatted(action, result);
    }

    private String createTopic(SnsQuery query) {
        String arn = LocalSns.arn(query.required("Name"));
        topics.computeIfAbsent(arn, LocalTopic::new);
        return "<TopicArn>" + arn + "</TopicArn>";
    }

    private String listTopics() {
        return topics.keySet().stream()
                .sorted()
                .map(arn -> "<member><TopicArn>" + arn + "</TopicArn></member>")
                .collect(Collectors.joining("", "<Topics>", "</Topics>"));
    }

    private String subscribe(SnsQuery query) {
        LocalTopic topic = get(query.required("TopicArn"));
        Map<String, String> attributes = query.map("Attributes.entry.", ".key", ".value");
        FilterPolicy policy = FilterPolicy.of(attributes.getOrDefault("FilterPolicy", ""));
        if (query.required("Protocol").startsWith("email")) {
            topic.mailboxes()
                    .put(query.required("Endpoint"), new Mailbox(query.required("Protocol"), Mailbox.PENDING, policy));
            return "<SubscriptionArn>pending confirmation</SubscriptionArn>";
        }
        if (!query.required("Protocol").equals("sqs")) {
            throw SnsError.invalidParameter("the local SNS delivers to the protocol sqs only");
        }
        String queueArn = query.required("Endpoint");
        String queue = queueArn.substring(queueArn.lastIndexOf(':') + 1);
        String queueUrl = sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
        boolean raw = Boolean.parseBoolean(attributes.get("RawMessageDelivery"));
        String arn = topic.arn() + ":" + UUID.randomUUID();
        topic.subscriptions().add(new Subscription(arn, queueArn, queueUrl, raw, policy, sqs));
        return "<SubscriptionArn>" + arn + "</SubscriptionArn>";
    }

    private String listSubscriptions() {
        return topics.values().stream()
                .map(Topics::subscriptions)
                .collect(Collectors.joining("", "<Subscriptions>", "</Subscriptions>"));
    }

    private static String subscriptions(LocalTopic topic) {
        Stream<String> queues =
                topic.subscriptions().stream().map(queue -> member(topic, "sqs", queue.queueArn(), queue.arn()));
        Stream<String> mailboxes = topic.mailboxes().entrySet().stream()
                .map(box -> member(
                        topic,
                        box.getValue().protocol(),
                        box.getKey(),
                        box.getValue().arn()));
        return Stream.concat(queues, mailboxes).collect(Collectors.joining());
    }

    private static String member(LocalTopic topic, String protocol, String endpoint, String arn) {
        return """
                <member><TopicArn>%s</TopicArn><Protocol>%s</Protocol><Endpoint>%s</Endpoint>\
                <SubscriptionArn>%s</SubscriptionArn></member>""".formatted(topic.arn(), protocol, endpoint, arn);
    }

    /** Not one of the faults that wait for the next publishes, but one that stands. */
    private String topicAttributes(SnsQuery query) {
        LocalTopic topic = get(query.required("TopicArn"));
        return faults.standing(topic.arn()).orElse(Fault.NONE).around(() -> topic.attributes().entrySet().stream()
                .map(attribute -> "<entry><key>%s</key><value>%s</value></entry>"
                        .formatted(attribute.getKey(), attribute.getValue()))
                .collect(Collectors.joining("", "<Attributes>", "</Attributes>")));
    }

    private String setTopicAttribute(SnsQuery query) {
        get(query.required("TopicArn"))
                .attributes()
                .put(query.required("AttributeName"), query.required("AttributeValue"));
        return "";
    }

    private String subscriptionAttributes(SnsQuery query) {
        FilterPolicy policy = topicOf(query)
                .policy(query.required("SubscriptionArn"))
                .orElseThrow(() -> new SnsError(404, "NotFound", "Subscription does not exist"));
        return policy.equals(FilterPolicy.NONE)
                ? "<Attributes/>"
                : "<Attributes><entry><key>FilterPolicy</key><value>%s</value></entry></Attributes>"
                        .formatted(policy.json().replace("&", "&amp;").replace("<", "&lt;"));
    }

    private String setSubscriptionAttribute(SnsQuery query) {
        if (query.required("AttributeName").equals("FilterPolicy")) {
            topicOf(query).filter(query.required("SubscriptionArn"), FilterPolicy.of(query.required("AttributeValue")));
        }
        return "";
    }

    /** Whose ARN the subscription's begins with. */
    private LocalTopic topicOf(SnsQuery query) {
        String arn = query.required("SubscriptionArn");
        return get(arn.substring(0, Math.max(0, arn.lastIndexOf(':'))));
    }

    private String publish(SnsQuery query) {
        LocalTopic topic = get(query.required("TopicArn"));
        String messageId = UUID.randomUUID().toString();
        Published message = new Published(
                topic.arn(),
                messageId,
                query.optional("Subject"),
                query.required("Message"),
                query.optional("MessageStructure"),
                query.map("MessageAttributes.entry.", ".Name", ".Value.StringValue"),
                query.map("MessageAttributes.entry.", ".Name", ".Value.DataType"));
        return faults.take(topic.arn()).orElse(Fault.NONE).around(() -> {
            topic.publish(message);
            return "<MessageId>" + messageId + "</MessageId>";
        });
    }
}
