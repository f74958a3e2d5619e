package org.thumbnailroute.guard;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.spi.UnitOfWorkFactory;
import org.jspecify.annotations.Nullable;

/**
 * Turns an Error in a step into an exception of that step, so that the failure policy handles it like any other. Camel
 * catches only exceptions: an Error would end the thread that polls SQS, and the visibility of all messages in work would
 * no longer be extended.
 *
 * <p>Camel runs a step as a chain of tasks, and most of a split or a {@code doTry} runs in tasks of its own, such as its
 * aggregation strategy. So this guards each step, each task on behalf of the step that it belongs to, the error handling
 * around each step, and what is done when the exchange ends.
 */
public final class StepGuard implements InterceptStrategy, CamelContextAware {

    private final CurrentStep current = CurrentStep.none();
    private @Nullable CamelContext context;

    /** Guards all routes that are added to this context from now on. */
    @Override
    public void setCamelContext(CamelContext context) {
        if (this.context == null) {
            this.context = context;
            context.getCamelContextExtension().setReactiveExecutor(new GuardedTasks(current));
            context.getCamelContextExtension().addInterceptStrategy(this);
            context.getCamelContextExtension()
                    .addContextPlugin(UnitOfWorkFactory.class, new GuardedUnitOfWork.Factory());
            ((ModelCamelContext) context).setModelReifierFactory(new GuardedErrorHandler.Factory(current));
        }
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext camel, NamedNode step, Processor target, @Nullable Processor next) {
        return new GuardedStep("step " + step.getId(), target, current);
    }
}
