package org.thumbnailroute.step;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExtendedCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.engine.Phase;
import org.thumbnailroute.engine.PhaseListener;

/** All {@link StepListener}s of a Camel. */
public final class StepListeners implements StepListener {

    private static final Logger LOG = LoggerFactory.getLogger(StepListeners.class);

    private final List<StepListener> listeners;

    StepListeners(Collection<StepListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Lets those that are in the registry by now listen to the routes that are built from now on. */
    public static void install(CamelContext context) {
        Collection<StepListener> found = context.getRegistry().findByType(StepListener.class);
        if (!found.isEmpty()) {
            StepListeners all = new StepListeners(found);
            ExtendedCamelContext extension = context.getCamelContextExtension();
            extension.addContextPlugin(StepListeners.class, all);
            extension.addInterceptStrategy(new StepTimes(all));
        }
    }

    /** For the part of an exchange that the engine does. */
    public static PhaseListener phases(CamelContext context, Exchange exchange) {
        StepListeners all = context.getCamelContextExtension().getContextPlugin(StepListeners.class);
        return all == null ? PhaseListener.NONE : all.phases(exchange);
    }

    private PhaseListener phases(Exchange exchange) {
        return new PhaseListener() {
            @Override
            public void began(Phase phase) {
                StepListeners.this.began(Step.of(phase), exchange);
            }

            @Override
            public void ended(Phase phase, long nanos, Optional<Throwable> failure) {
                StepListeners.this.ended(Step.of(phase), exchange, nanos, failure);
            }
        };
    }

    @Override
    public void began(Step step, Exchange exchange) {
        tell(one -> one.began(step, exchange));
    }

    @Override
    public void ended(Step step, Exchange exchange, long nanos, Optional<Throwable> failure) {
        tell(one -> one.ended(step, exchange, nanos, failure));
    }

    private void tell(Consumer<StepListener> what) {
        for (StepListener one : listeners) {
            try {
                what.accept(one);
            } catch (RuntimeException | Error e) {
                LOG.warn("{} failed; the upload goes on", one.getClass().getName(), e);
            }
        }
    }
}
