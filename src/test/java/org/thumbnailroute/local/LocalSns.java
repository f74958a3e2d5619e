package org.thumbnailroute.local;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;

/** SNS: a stand-in that keeps what was published, delivers to local queues, and has the real one's rules and errors. */
public final class LocalSns implements AutoCloseable {
    private final Topics topics;
    private final CallLog calls;
    private final HttpEndpoint endpoint;

    private LocalSns(Topics topics, CallLog calls) {
        this.topics = topics;
        this.calls = calls;
        this.endpoint = HttpEndpoint.start(this::handle);
    }

    static LocalSns start(SqsClient sqs, CallLog calls) {
        return new LocalSns(new Topics(sqs), calls);
    }

    /** What this topic accepted so far, oldest first. */
    public List<Published> published(String topicArn) {
        return List.copyOf(topics.get(topicArn).published());
    }

    /** From now on what the topic accepts is given to the listener instead of {@link #published}: for long runs. */
    public void listen(String topicArn, Consumer<Published> listener) {
        topics.get(topicArn).listen(listener);
    }

    /** Somebody follows the link in the mail that asks whether this address wants announcements. */
    public void confirm(String topicArn, String address) {
        topics.get(topicArn).mailboxes().computeIfPresent(address, (key, mailbox) -> mailbox.confirmed(topicArn));
    }

    /**
     * The topic answers its next publishes with an error.
     *
     * @param n how many requests fail; a client of the SDK makes up to four of one call
     * @param status and code such as 500 InternalError, 503 ServiceUnavailable, 403 AuthorizationError
     */
    public void failNext(String topicArn, int n, int status, String code) {
        topics.faults().next(topicArn, n, failure(status, code));
    }

    /** The topic answers every request with an error, until {@link #heal}. */
    public void failAll(String topicArn, int status, String code) {
        topics.faults().always(topicArn, failure(status, code));
    }

    /** The topic accepts its next publishes only after that long, or once the gate is released. */
    public Gate hangNext(String topicArn, int n, Duration longest) {
        Gate gate = new Gate(longest);
        topics.faults().next(topicArn, n, Fault.hang(gate));
        return gate;
    }

    /** The topic accepts the next publish, and the connection is closed without an answer. */
    public void loseNextAnswer(String topicArn) {
        topics.faults().next(topicArn, 1, Fault.lostAnswer());
    }

    /** Nothing goes wrong with this topic any more, whatever was asked for. */
    public void heal(String topicArn) {
        topics.faults().heal(topicArn);
    }

    URI endpoint() {
        return endpoint.uri();
    }

    static String arn(String topic) {
        return "arn:aws:sns:" + LocalAws.REGION + ":" + LocalAws.ACCOUNT + ":" + topic;
    }

    @Override
    public void close() {
        endpoint.close();
    }

    private static Fault failure(int status, String code) {
        SnsError error = new SnsError(status, code, "asked for by the test");
        return Fault.before(() -> {
            throw error;
        });
    }

    private void handle(HttpExchange exchange) throws IOException {
        int status = 200;
        String xml;
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            SnsQuery query = SnsQuery.parse(form);
            calls.addSigned(exchange.getRequestHeaders().getFirst("Authorization"), call(query));
            try {
                xml = topics.answer(query);
            } catch (SnsError error) {
                status = error.status();
                xml = error.xml();
            }
            byte[] body = xml.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (LostAnswer asItIs) {
            // closed by now
        }
    }

    private static Call call(SnsQuery query) {
        String arn = query.optional("TopicArn");
        String name = query.optional("Name");
        String topic = arn == null ? name == null ? Call.NO_RESOURCE : name : arn.substring(arn.lastIndexOf(':') + 1);
        return new Call("sns", String.valueOf(query.optional("Action")), topic);
    }
}
