package org.thumbnailroute.routefile;

import java.io.IOException;
import java.util.List;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.RouteWatcherReloadStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the route files once Camel has read them, and takes the place of its reload if one is wanted. */
public final class StartChecks extends MainListenerSupport {

    private static final Logger LOG = LoggerFactory.getLogger(StartChecks.class);

    @Override
    public void afterConfigure(BaseMainSupport camel) {
        ModelCamelContext context = (ModelCamelContext) camel.getCamelContext();
        RouteFolder folder = new RouteFolder(camel);
        try {
            folder.read().check();
            new RouteCheck(context).check();
            sayWhatIsNotRead(folder.unread(), List.of());
            if (camel.configure().isRoutesReloadEnabled()) {
                leaveCamelsOwnAlone(context);
                context.addService(new RouteReload(folder, context));
            }
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }

    /** Returns the first list, of which it says what is not in the second. */
    static List<String> sayWhatIsNotRead(List<String> unread, List<String> said) {
        unread.stream()
                .filter(file -> !said.contains(file))
                .forEach(file -> LOG.warn("{} is not read: the names of route files end in .camel.yaml", file));
        return unread;
    }

    /** Its settings stay, but it can neither keep the last good routes nor see a file that is removed. */
    private static void leaveCamelsOwnAlone(ModelCamelContext context) {
        context.hasService(RouteWatcherReloadStrategy.class).setFolder(null);
    }

    /**
     * What is wrong in the route files, if that is why they could not be read or built.
     *
     * @param failure what the start failed with
     */
    public static Exception explained(BaseMainSupport camel, Exception failure) {
        try {
            return RouteMistakes.find(failure, new RouteFolder(camel).read())
                    .map(Exception.class::cast)
                    .orElse(failure);
        } catch (IOException e) {
            return failure;
        }
    }
}
