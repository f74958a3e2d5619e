package org.thumbnailroute.routefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.ModelRoutesBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;

/** The routes that run, and how others take their place. */
final class LiveRoutes {

    /** What Camel gives to the first route without a number of its own. */
    private static final int USUAL_ORDER = 1000;

    private final ModelCamelContext context;

    LiveRoutes(ModelCamelContext context) {
        this.context = context;
    }

    /** Stops all, that which was started last first, each when what it has in work is done, and forgets them. */
    void remove() throws Exception {
        context.getRouteController().removeAllRoutes();
        context.removeRouteDefinitions(List.copyOf(context.getRouteDefinitions()));
        List.copyOf(context.getRouteConfigurationDefinitions())
                .forEach(context.getRouteConfigurationDefinitions()::remove);
        context.removeEndpoints("*");
    }

    /** Adds and starts those of the files, in the order that they ask for. */
    void add(RouteFiles files) throws Exception {
        Collection<RoutesBuilder> builders =
                PluginHelper.getRoutesLoader(context).findRoutesBuilders(files.resources());
        for (RoutesBuilder builder : builders) {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                context.addRoutesConfigurations(configurations);
            }
        }
        List<RouteDefinition> routes = new ArrayList<>();
        for (RoutesBuilder builder : builders) {
            ((ModelRoutesBuilder) builder).prepareModel(context);
            routes.addAll(((ModelRoutesBuilder) builder).getRoutes().getRoutes());
        }
        routes.sort(Comparator.comparing(LiveRoutes::order));
        context.addRouteDefinitions(routes);
    }

    private static int order(RouteDefinition route) {
        return Optional.ofNullable(route.getStartupOrder()).orElse(USUAL_ORDER);
    }

    int size() {
        return context.getRoutes().size();
    }
}
