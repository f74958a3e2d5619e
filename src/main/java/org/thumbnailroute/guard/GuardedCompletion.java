package org.thumbnailroute.guard;

import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Ordered;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.spi.SynchronizationRouteAware;
import org.apache.camel.spi.SynchronizationVetoable;
import org.jspecify.annotations.Nullable;

/** Fails with an exception where the other one fails with an Error: Camel logs it, and goes on with the next one. */
record GuardedCompletion(Synchronization completion) implements SynchronizationVetoable, Ordered {

    static Synchronization of(Synchronization completion) {
        return completion instanceof GuardedCompletion ? completion : new GuardedCompletion(completion);
    }

    @Override
    public void onComplete(Exchange exchange) {
        run(completion::onComplete, exchange);
    }

    @Override
    public void onFailure(Exchange exchange) {
        run(completion::onFailure, exchange);
    }

    private static void run(Consumer<Exchange> completion, Exchange exchange) {
        try {
            completion.accept(exchange);
        } catch (Error e) {
            throw new IllegalStateException(e.toString(), e);
        }
    }

    @Override
    public @Nullable SynchronizationRouteAware getRouteSynchronization() {
        return completion.getRouteSynchronization();
    }

    @Override
    public boolean allowHandover() {
        return !(completion instanceof SynchronizationVetoable vetoable) || vetoable.allowHandover();
    }

    @Override
    public void beforeHandover(Exchange target) {
        if (completion instanceof SynchronizationVetoable vetoable) {
            vetoable.beforeHandover(target);
        }
    }

    @Override
    public int getOrder() {
        return completion instanceof Ordered ordered ? ordered.getOrder() : 0;
    }
}
