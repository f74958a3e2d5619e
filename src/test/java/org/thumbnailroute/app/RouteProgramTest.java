package org.thumbnailroute.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteProgramTest {

    @Test
    void takesPortsFromTheEnvironmentWhichCamelPassesOver() {
        assertEquals(
                Map.of("camel.management.port", "9999"),
                RouteProgram.ports(Map.of(
                        "CAMEL_MANAGEMENT_PORT", "9999",
                        "CAMEL_SERVER_PORT", "tcp://10.0.0.1:80",
                        "CAMEL_MANAGEMENT_ENABLED", "true",
                        "THUMBNAIL_PORT", "80")));
    }
}
