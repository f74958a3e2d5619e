package org.thumbnailroute.kamelet;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.junit5.CamelTestSupport;

/** Somebody else's routes, which use the Kamelet as Camel finds it on the class path. */
abstract class KameletUse extends CamelTestSupport {

    static List<Object> sizes(Exchange done) {
        return List.of(
                done.getMessage().getHeader(ThumbnailAction.WIDTH),
                done.getMessage().getHeader(ThumbnailAction.HEIGHT));
    }

    void start(String name, Map<String, String> properties) throws Exception {
        StringBuilder yaml = new StringBuilder("""
                - route:
                    from:
                      uri: direct:%s
                      steps:
                        - to:
                            uri: kamelet:image-thumbnail-action
                            parameters:
                              routeId: %s-thumbnail
                """.formatted(name, name));
        properties.forEach((property, value) -> yaml.append("              %s: \"%s\"%n".formatted(property, value)));
        load(name, yaml.toString());
    }

    void load(String name, String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(name + ".camel.yaml", yaml));
    }

    Exchange send(String route, Object body) {
        return template.request(
                "direct:" + route, exchange -> exchange.getMessage().setBody(body));
    }

    static String text(Exchange done) {
        return done.getMessage().getBody(String.class);
    }
}
