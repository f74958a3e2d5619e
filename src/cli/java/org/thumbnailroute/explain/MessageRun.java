package org.thumbnailroute.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.component.jackson.JacksonDataFormat;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.thumbnailroute.event.EventRecord;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.outcome.OutcomeReader;
import org.thumbnailroute.outcome.RejectedRecords;
import org.thumbnailroute.outcome.Rejections;
import org.thumbnailroute.outcome.Rejections.Rejection;

/** Opens a message and explains each of its records, as {@code open-message} does. */
final class MessageRun {

    private final DryRoute route;
    private final boolean withLinks;
    private final JacksonDataFormat jackson = new JacksonDataFormat(JsonNode.class);
    private final RejectedRecords rejectedRecords = new RejectedRecords();

    MessageRun(DryRoute route, boolean withLinks) {
        this.route = route;
        this.withLinks = withLinks;
        jackson.setCamelContext(route.context());
        jackson.enableFeature(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        jackson.start();
    }

    /** @param given the object of which the message was made; empty if the message was given */
    ExplainedMessage explain(GivenMessage message, Optional<GivenObject> given) {
        Exchange whole = exchange(message);
        try {
            JsonNode json = (JsonNode) jackson.unmarshal(whole, message.body());
            return records(message, whole, route.eventRecords().of(json, message.body()), given);
        } catch (JsonProcessingException | RejectedException e) {
            whole.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, e);
            Rejection rejection = Rejections.of(whole);
            return new ExplainedMessage(
                    message,
                    List.of(new ExplainedUpload(Optional.empty(), List.of(), ExpectedOutcome.parked(rejection, whole))),
                    List.of(OutcomeReader.parked(whole, rejection).toString()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private ExplainedMessage records(
            GivenMessage message, Exchange whole, List<EventRecord> records, Optional<GivenObject> given) {
        List<ExplainedUpload> uploads = new ArrayList<>();
        Exchange gathered = null;
        for (int i = 0; i < records.size(); i++) {
            Exchange one = exchange(message);
            ExplainedUpload upload = new UploadRun(route, one, records.get(i), given, withLinks).explain();
            uploads.add(upload);
            if (upload.expected().comesAgain()) {
                one.setException(new IllegalStateException(upload.expected().sentence()));
            }
            one.setProperty(ExchangePropertyKey.SPLIT_INDEX, i);
            one.setProperty(ExchangePropertyKey.SPLIT_COMPLETE, i == records.size() - 1);
            gathered = rejectedRecords.aggregate(gathered, one, whole);
            // gives back the memory of the picture
            UnitOfWorkHelper.doneSynchronizations(
                    one, one.getExchangeExtension().handoverCompletions());
        }
        return new ExplainedMessage(message, uploads, log(uploads, whole, Objects.requireNonNull(gathered)));
    }

    /** Nothing is parked of a message that comes again. */
    private static List<String> log(List<ExplainedUpload> uploads, Exchange whole, Exchange gathered) {
        List<String> log = new ArrayList<>();
        uploads.forEach(upload -> upload.expected().log().ifPresent(log::add));
        if (!gathered.isFailed()) {
            rejections(gathered)
                    .forEach(rejection ->
                            log.add(OutcomeReader.parked(whole, rejection).toString()));
        }
        return log;
    }

    @SuppressWarnings("unchecked") // what the aggregation strategy leaves
    private static List<Rejection> rejections(Exchange gathered) {
        return gathered.getMessage().getBody(List.class);
    }

    private Exchange exchange(GivenMessage message) {
        Exchange exchange = new DefaultExchange(route.context());
        exchange.getMessage().setBody(message.body());
        exchange.setVariable("message", message.body());
        message.id().ifPresent(id -> {
            exchange.getMessage().setHeader(Sqs2Constants.MESSAGE_ID, id);
            exchange.setVariable("messageId", id);
        });
        return exchange;
    }
}
