package org.thumbnailroute.guard;

import org.apache.camel.AsyncCallback;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultModelReifierFactory;
import org.apache.camel.spi.ShutdownPrepared;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;

/** A step with its error handler, such as a condition of {@code onException}; an Error there fails the exchange, too. */
final class GuardedErrorHandler extends DelegateAsyncProcessor implements ShutdownPrepared {

    private final String name;
    private final Processor errorHandler;
    private final CurrentStep current;

    private GuardedErrorHandler(String name, Processor errorHandler, CurrentStep current) {
        super(errorHandler);
        this.name = name;
        this.errorHandler = errorHandler;
        this.current = current;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return new StepRun(name, exchange, callback, current).start(getProcessor());
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (errorHandler instanceof ShutdownPrepared prepared) {
            prepared.prepareShutdown(suspendOnly, forced);
        }
    }

    /** Makes the error handlers of all routes. */
    static final class Factory extends DefaultModelReifierFactory {

        private final CurrentStep current;

        Factory(CurrentStep current) {
            this.current = current;
        }

        @Override
        public Processor createErrorHandler(Route route, ErrorHandlerFactory factory, @Nullable Processor step)
                throws Exception {
            Processor errorHandler = super.createErrorHandler(route, factory, step);
            // without a step it is a template, which Camel clones for the parts of a multicast
            return step == null
                    ? errorHandler
                    : new GuardedErrorHandler("error handling of route " + route.getRouteId(), errorHandler, current);
        }
    }
}
