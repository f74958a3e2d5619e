package org.thumbnailroute.doctor;

import java.util.Map;
import java.util.Properties;
import org.apache.camel.main.Main;
import org.thumbnailroute.app.RouteProgram;

/** The route, in this JVM. */
final class WorkerInTest implements AutoCloseable {

    private final Main main;

    private WorkerInTest(Main main) {
        this.main = main;
    }

    /** Starts it with these settings. */
    static WorkerInTest start(Map<String, String> settings) {
        Main main = RouteProgram.camel();
        Properties overrides = new Properties();
        overrides.putAll(settings);
        main.setOverrideProperties(overrides);
        main.start();
        return new WorkerInTest(main);
    }

    @Override
    public void close() {
        main.stop();
    }
}
