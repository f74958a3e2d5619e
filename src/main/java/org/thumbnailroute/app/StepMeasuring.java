package org.thumbnailroute.app;

import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.thumbnailroute.step.StepListeners;

/**
 * Has the steps measured for whoever listens: after the beans were made, before the routes are built.
 *
 * <p>Public because {@code camel run} makes an instance of each class that it can make one of.
 */
public final class StepMeasuring extends MainListenerSupport {

    @Override
    public void afterConfigure(BaseMainSupport camel) {
        StepListeners.install(camel.getCamelContext());
    }
}
