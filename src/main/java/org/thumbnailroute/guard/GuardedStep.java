package org.thumbnailroute.guard;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** A step of a route, each run of which either ends or fails with an exception. */
final class GuardedStep extends DelegateAsyncProcessor {

    private final String name;
    private final CurrentStep current;

    GuardedStep(String name, Processor step, CurrentStep current) {
        super(step);
        this.name = name;
        this.current = current;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return new StepRun(name, exchange, callback, current).start(getProcessor());
    }
}
