package org.thumbnailroute.app;

import java.util.Collection;
import java.util.Comparator;
import org.apache.camel.CamelContext;
import org.apache.camel.main.DefaultRoutesCollector;
import org.apache.camel.spi.Resource;
import org.apache.camel.util.FileUtil;

/**
 * Finds the files of {@code routes/} in an order that Camel needs to make each bean once. It makes them all before it reads
 * the routes, but forgets that after the first file; if that is not the one with the beans, it would close them and make
 * them anew: the clients, the look-ups in AWS and the database.
 *
 * <p>Public because {@code camel run} makes an instance of each class that it can make one of.
 */
public final class BeansFirst extends DefaultRoutesCollector {

    private static final Comparator<Resource> ORDER =
            Comparator.comparing(BeansFirst::holdsRoutes).thenComparing(Resource::getLocation);

    @Override
    public Collection<Resource> findRouteResourcesFromDirectory(
            CamelContext context, String excludePattern, String includePattern) {
        return super.findRouteResourcesFromDirectory(context, excludePattern, includePattern).stream()
                .filter(BeansFirst::isVisible)
                .sorted(ORDER)
                .toList();
    }

    /** Editors keep locks and half-written copies in hidden files beside the one that is edited. */
    private static boolean isVisible(Resource file) {
        return !FileUtil.stripPath(file.getLocation()).startsWith(".");
    }

    private static boolean holdsRoutes(Resource file) {
        return !file.getLocation().endsWith("beans.camel.yaml");
    }
}
