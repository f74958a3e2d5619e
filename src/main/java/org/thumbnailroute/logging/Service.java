package org.thumbnailroute.logging;

import java.util.Map;
import java.util.Optional;

/**
 * Who writes a line.
 *
 * @param name what OpenTelemetry calls this worker, the name of the Lambda function, or {@code thumbnail-route}
 * @param version of the jar; empty for classes that are in no jar
 */
record Service(String name, Optional<String> version) {

    static Service of(Map<String, String> environment) {
        String name = Optional.ofNullable(environment.get("OTEL_SERVICE_NAME"))
                .filter(one -> !one.isBlank())
                .or(() -> Optional.ofNullable(environment.get("AWS_LAMBDA_FUNCTION_NAME")))
                .orElse("thumbnail-route");
        return new Service(name, Optional.ofNullable(Service.class.getPackage().getImplementationVersion()));
    }
}
