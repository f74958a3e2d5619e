package org.thumbnailroute.routefile;

import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * A file of routes as it was read at one moment.
 *
 * @param location as Camel writes it, such as {@code file:routes/receive.camel.yaml}
 */
record RouteFile(String location, String text) {

    /** As people write it. */
    String name() {
        return name(location);
    }

    static String name(String location) {
        return location.startsWith("file:") ? location.substring("file:".length()) : location;
    }

    /** What Camel's loader reads: this text, whatever the file holds by now. */
    Resource resource() {
        return ResourceHelper.fromString(location, text);
    }
}
