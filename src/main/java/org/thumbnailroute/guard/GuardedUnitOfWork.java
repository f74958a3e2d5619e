package org.thumbnailroute.guard;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.apache.camel.impl.engine.DefaultUnitOfWorkFactory;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.spi.UnitOfWork;

/**
 * What has to be done at the end of an exchange, such as to delete its message and to give back its lease: an Error in one
 * of these leaves none of the others undone.
 */
final class GuardedUnitOfWork extends DefaultUnitOfWork {

    private GuardedUnitOfWork(Exchange exchange) {
        super(exchange);
    }

    @Override
    public UnitOfWork createChildUnitOfWork(Exchange child) {
        UnitOfWork answer = new GuardedUnitOfWork(child);
        answer.setParentUnitOfWork(this);
        return answer;
    }

    @Override
    public void addSynchronization(Synchronization synchronization) {
        super.addSynchronization(GuardedCompletion.of(synchronization));
    }

    @Override
    public void removeSynchronization(Synchronization synchronization) {
        super.removeSynchronization(GuardedCompletion.of(synchronization));
    }

    @Override
    public boolean containsSynchronization(Synchronization synchronization) {
        return super.containsSynchronization(GuardedCompletion.of(synchronization));
    }

    /** Leaves Camel's own way to ops who have switched on its MDC logging. */
    static final class Factory extends DefaultUnitOfWorkFactory {

        @Override
        public UnitOfWork createUnitOfWork(Exchange exchange) {
            CamelContext context = exchange.getContext();
            return Boolean.TRUE.equals(context.isUseMDCLogging())
                    ? super.createUnitOfWork(exchange)
                    : new GuardedUnitOfWork(exchange);
        }
    }
}
