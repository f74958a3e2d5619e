package org.thumbnailroute.routefile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.spi.Resource;
import org.apache.camel.util.IOHelper;

/** Where the route files lie: those that Camel reads at the start, by its own patterns. */
record RouteFolder(BaseMainSupport camel) {

    private static final String READ = "*.camel.yaml";

    /**
     * Reads all of them.
     *
     * @throws IOException if one goes while they are read, or may not be read
     */
    RouteFiles read() throws IOException {
        List<RouteFile> files = new ArrayList<>();
        for (Resource resource : find(camel.configure().getRoutesIncludePattern())) {
            files.add(new RouteFile(resource.getLocation(), IOHelper.loadText(resource.getInputStream())));
        }
        return new RouteFiles(files);
    }

    /** The names of files beside them that look like routes and are not read. */
    List<String> unread() throws IOException {
        String include = camel.configure().getRoutesIncludePattern();
        if (!include.endsWith(READ)) {
            return List.of();
        }
        String folder = include.substring(0, include.length() - READ.length());
        return find(folder + "*.yaml," + folder + "*.yml").stream()
                .map(Resource::getLocation)
                .filter(location -> !location.endsWith(READ.substring(1)))
                .map(RouteFile::name)
                .toList();
    }

    private Collection<Resource> find(String pattern) throws IOException {
        try {
            return camel.getRoutesCollector()
                    .findRouteResourcesFromDirectory(
                            camel.getCamelContext(), camel.configure().getRoutesExcludePattern(), pattern);
        } catch (RuntimeException e) {
            throw new IOException(e.getCause() == null ? e : e.getCause());
        }
    }
}
