package org.thumbnailroute.routefile;

import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/**
 * Builds routes in a Camel of their own beside the running ones, with the same settings and borrowed beans. It is never
 * started, so nothing is polled or asked of AWS; nor is it stopped, which would stop beans that are not its own.
 */
final class Trial {

    private final CamelContext running;

    Trial(CamelContext running) {
        this.running = running;
    }

    /**
     * Builds all of them.
     *
     * @throws Exception of which {@link RouteMistakes} says what it means
     */
    void build(RouteFiles files) throws Exception {
        DefaultCamelContext trial = new DefaultCamelContext(new BorrowedBeans(running.getRegistry()));
        trial.disableJMX();
        trial.setApplicationContextClassLoader(running.getApplicationContextClassLoader());
        trial.getPropertiesComponent().addPropertiesSource(new Settings(running));
        Collection<RoutesBuilder> builders = PluginHelper.getRoutesLoader(trial).findRoutesBuilders(files.resources());
        for (RoutesBuilder builder : builders) {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                trial.addRoutesConfigurations(configurations);
            }
        }
        for (RoutesBuilder builder : builders) {
            trial.addRoutes(builder);
        }
        new RouteCheck(trial).check();
        trial.init();
    }

    private record Settings(CamelContext running) implements PropertiesSource {
        @Override
        public String getName() {
            return "running";
        }

        @Override
        public @Nullable String getProperty(String name) {
            return running.getPropertiesComponent().resolveProperty(name).orElse(null);
        }
    }
}
