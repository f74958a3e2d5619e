package org.thumbnailroute.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SNS: a stand-in that keeps what was published, delivers to local queues, and has the real one's rules and errors. */
public final class LocalSns implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final SqsClient sqs;
    private final Map<String, Topic> topics = new ConcurrentHashMap<>();

    private LocalSns(HttpServer server, ExecutorService threads, SqsClient sqs) {
        this.server = server;
        this.threads = threads;
        this.sqs = sqs;
    }

    static LocalSns start(SqsClient sqs) {
        // Without it each answer waits 40 ms for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ExecutorService threads = Executors.newCachedThreadPool();
            LocalSns sns = new LocalSns(server, threads, sqs);
            server.setExecutor(threads);
            server.createContext("/", sns::handle);
            server.start();
            return sns;
        } catch (IOException e) {
            throw new UncheckedIOException("the local SNS does not start", e);
        }
    }

    /** What this topic accepted so far, oldest first. */
    public List<Published> published(String topicArn) {
        return List.copyOf(topic(topicArn).published());
    }

    /**
     * The topic answers its next publishes with an error.
     *
     * @param n how many requests fail; a client of the SDK makes up to four of one call
     * @param status and code such as 500 InternalError, 503 ServiceUnavailable, 403 AuthorizationError
     */
    public void failNext(String topicArn, int n, int status, String code) {
        for (int i = 0; i < n; i++) {
            topic(topicArn).faults().add(new SnsError(status, code, "asked for by the test"));
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static String arn(String topic) {
        return "arn:aws:sns:" + LocalAws.REGION + ":" + LocalAws.ACCOUNT + ":" + topic;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        int status = 200;
        String xml;
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            try {
                xml = answer(SnsQuery.parse(form));
            } catch (SnsError error) {
                status = error.status();
                xml = error.xml();
            }
            byte[] body = xml.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String answer(SnsQuery query) {
        String action = query.required("Action");
        String result =
                switch (action) {
                    case "CreateTopic" -> createTopic(query);
                    case "ListTopics" -> listTopics();
                    case "Subscribe" -> subscribe(query);
                    case "ListSubscriptions" -> listSubscriptions();
                    case "Publish" -> publish(query);
                    default -> throw new SnsError(400, "InvalidAction", "The local SNS does not know this action");
                };
        return """
                <%1$sResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><%1$sResult>%2$s</%1$sResult>\
                <ResponseMetadata><RequestId>local</RequestId></ResponseMetadata></%1$sResponse>""".formatted(action, result);
    }

    private String createTopic(SnsQuery query) {
        String arn = arn(query.required("Name"));
        topics.computeIfAbsent(arn, Topic::new);
        return "<TopicArn>" + arn + "</TopicArn>";
    }

    private String listTopics() {
        return topics.keySet().stream()
                .sorted()
                .map(arn -> "<member><TopicArn>" + arn + "</TopicArn></member>")
                .collect(Collectors.joining("", "<Topics>", "</Topics>"));
    }

    private String subscribe(SnsQuery query) {
        Topic topic = topic(query.required("TopicArn"));
        if (!query.required("Protocol").equals("sqs")) {
            throw SnsError.invalidParameter("the local SNS delivers to the protocol sqs only");
        }
        String queueArn = query.required("Endpoint");
        String queue = queueArn.substring(queueArn.lastIndexOf(':') + 1);
        String queueUrl = sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
        boolean raw = Boolean.parseBoolean(
                query.map("Attributes.entry.", ".key", ".value").get("RawMessageDelivery"));
        String arn = topic.arn() + ":" + UUID.randomUUID();
        topic.subscriptions().add(new Subscription(arn, queueArn, queueUrl, raw, sqs));
        return "<SubscriptionArn>" + arn + "</SubscriptionArn>";
    }

    private String listSubscriptions() {
        return topics.values().stream()
                .flatMap(topic -> topic.subscriptions().stream()
                        .map(subscription -> """
                        <member><TopicArn>%s</TopicArn><Protocol>sqs</Protocol><Endpoint>%s</Endpoint>\
                        <SubscriptionArn>%s</SubscriptionArn></member>""".formatted(topic.arn(), subscription.queueArn(), subscription.arn())))
                .collect(Collectors.joining("", "<Subscriptions>", "</Subscriptions>"));
    }

    private String publish(SnsQuery query) {
        Topic topic = topic(query.required("TopicArn"));
        String messageId = UUID.randomUUID().toString();
        topic.publish(new Published(
                topic.arn(),
                messageId,
                query.optional("Subject"),
                query.required("Message"),
                query.optional("MessageStructure"),
                query.map("MessageAttributes.entry.", ".Name", ".Value.StringValue")));
        return "<MessageId>" + messageId + "</MessageId>";
    }

    private Topic topic(String arn) {
        Topic topic = topics.get(arn);
        if (topic == null) {
            throw new SnsError(404, "NotFound", "Topic does not exist");
        }
        return topic;
    }
}
