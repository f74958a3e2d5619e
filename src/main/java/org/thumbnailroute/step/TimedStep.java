package org.thumbnailroute.step;

import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** A step of a route whose attempts are measured. */
final class TimedStep extends DelegateAsyncProcessor {

    private final Step step;
    private final StepListener listener;

    TimedStep(Step step, Processor target, StepListener listener) {
        super(target);
        this.step = step;
        this.listener = listener;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        listener.began(step, exchange);
        long start = System.nanoTime();
        return super.process(exchange, doneSync -> {
            listener.ended(step, exchange, System.nanoTime() - start, Optional.ofNullable(exchange.getException()));
            callback.done(doneSync);
        });
    }
}
