package org.thumbnailroute.traces;

import io.opentelemetry.api.trace.Span;
import java.util.Optional;
import org.apache.camel.EndpointAware;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.aws2.sns.Sns2Constants;
import org.apache.camel.component.aws2.sns.Sns2Endpoint;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;

/**
 * Where a step sends messages to.
 *
 * @param system as OpenTelemetry calls it
 * @param name of the queue or the topic
 * @param messageId Camel's header with what SQS or SNS calls the message
 */
record Destination(String system, String name, String messageId) {

    private static final String SEND = "send";

    /** Empty if the step does not send to SQS or SNS. */
    static Optional<Destination> of(Processor step) {
        if (!(step instanceof EndpointAware send)) {
            return Optional.empty();
        }
        if (send.getEndpoint() instanceof Sqs2Endpoint queue) {
            String name = queue.getConfiguration().getQueueName();
            return Optional.of(new Destination("aws_sqs", name, Sqs2Constants.MESSAGE_ID));
        }
        if (send.getEndpoint() instanceof Sns2Endpoint topic) {
            String arn = Optional.ofNullable(topic.getConfiguration().getTopicArn())
                    .orElse(topic.getConfiguration().getTopicName());
            return Optional.of(
                    new Destination("aws.sns", arn.substring(arn.lastIndexOf(':') + 1), Sns2Constants.MESSAGE_ID));
        }
        return Optional.empty();
    }

    void describe(Span span) {
        span.setAttribute(Spans.SYSTEM, system)
                .setAttribute(Spans.OPERATION, SEND)
                .setAttribute(Spans.OPERATION_TYPE, SEND)
                .setAttribute(Spans.DESTINATION, name);
    }

    /** Once the message is sent. */
    void describeSent(Span span, Message message) {
        Optional.ofNullable(message.getHeader(messageId, String.class))
                .ifPresent(id -> span.setAttribute(Spans.MESSAGE_ID, id));
    }
}
