package org.thumbnailroute.demo;

import java.util.Map;
import java.util.Properties;
import org.apache.camel.main.Main;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.TestSettings;

/** The routes and settings of the working directory, as in production, but for the names of a local stack. */
final class DemoRoute implements AutoCloseable {

    private final Main camel = org.thumbnailroute.app.RouteProgram.camel();

    /**
     * A route that is not started yet.
     *
     * @param stack of the AWS to which the SDK's default chain leads
     * @param page told of each upload's steps and outcome, and scrapes the metrics
     * @param settings other than those of the working directory
     */
    DemoRoute(Stack stack, DemoPage page, Map<String, String> settings) {
        Properties overrides = new Properties();
        overrides.putAll(TestSettings.of(stack));
        overrides.put("thumbnail.concurrency", "auto");
        overrides.putAll(page.routeSettings());
        overrides.putAll(settings);
        camel.setOverrideProperties(overrides);
        camel.bind("demoEvents", page.routeEvents());
    }

    void start() {
        camel.start();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
