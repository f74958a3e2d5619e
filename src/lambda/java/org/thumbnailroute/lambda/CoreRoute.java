package org.thumbnailroute.lambda;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.main.Main;
import org.thumbnailroute.app.RouteProgram;
import org.thumbnailroute.engine.Webp;
import org.thumbnailroute.idempotent.LeasedIdempotentRepository;
import org.thumbnailroute.logging.JsonLog;
import org.thumbnailroute.rule.CurrentRules;
import org.thumbnailroute.rule.Rules;
import org.thumbnailroute.settings.Settings;

/** The files of {@code routes/} and {@code application.properties}, running, but for the route that polls the queue. */
final class CoreRoute {

    private static final String OPEN_MESSAGE = "direct:open-message";

    private final CamelContext context;
    private final ProducerTemplate producer;

    private CoreRoute(CamelContext context) {
        this.context = context;
        this.producer = context.createProducerTemplate();
    }

    /**
     * Starts it. Nothing ever stops it: Lambda freezes or ends the whole process, and gives no notice.
     *
     * @throws InitException if it cannot start
     */
    static CoreRoute start() {
        Main camel = RouteProgram.camelWithoutReceive();
        camel.addOverrideProperty(
                "camel.management.enabled", "false"); // the image turns it on, but nobody can ask here
        try {
            RouteProgram.init(camel);
            if (JsonLog.isOn()) {
                JsonLog.begin(new EmbeddedMetrics(System.getenv().getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "none")));
            }
            camel.start();
            return new CoreRoute(camel.getCamelContext());
        } catch (Exception e) {
            throw new InitException(e);
        }
    }

    /** Gives the core what the route receive would give it; returns whether the message is done with. */
    boolean make(Delivery message) {
        Exchange done = producer.send(OPEN_MESSAGE, exchange -> fill(exchange.getMessage(), message));
        return done.getException() == null;
    }

    private static void fill(Message to, Delivery message) {
        to.setBody(message.body());
        to.setHeader(Sqs2Constants.MESSAGE_ID, message.id());
        message.receiptHandle().ifPresent(handle -> to.setHeader(Sqs2Constants.RECEIPT_HANDLE, handle));
        if (!message.attributes().isEmpty()) {
            to.setHeader(Sqs2Constants.ATTRIBUTES, message.attributes()); // what retryLater goes by
        }
    }

    /** {@code thumbnail.concurrency}: messages in work at once. */
    int concurrency() {
        return bean("settings", Settings.class).concurrency();
    }

    LeasedIdempotentRepository announcedUploads() {
        return bean("announcedUploads", LeasedIdempotentRepository.class);
    }

    Webp webp() {
        return bean("settings", Settings.class).webp();
    }

    Rules rules() {
        return bean("rules", CurrentRules.class).get();
    }

    private <T> T bean(String name, Class<T> type) {
        return context.getRegistry().lookupByNameAndType(name, type);
    }
}
