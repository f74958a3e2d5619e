package org.thumbnailroute.traces;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.thumbnailroute.settings.InvalidSettingException;

/**
 * OpenTelemetry as its standard environment variables, {@code OTEL_*}, its system properties, or the lines {@code otel.*} of
 * application.properties set it up.
 */
final class Sdk {

    /** This process sends traces; the exporters of the other two would find nothing. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none");

    private static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey("service.name");
    private static final String OUR_NAME = "thumbnail-route";

    private Sdk() {}

    /**
     * Sets it up.
     *
     * @param words what it says meanwhile
     * @throws InvalidSettingException with OpenTelemetry's own words
     */
    static OpenTelemetrySdk of(CamelContext context, OwnWords words) {
        Map<String, String> properties = new HashMap<>(DEFAULTS);
        Properties file = context.getPropertiesComponent().loadProperties(name -> name.startsWith("otel."));
        file.stringPropertyNames().forEach(name -> properties.put(name, file.getProperty(name)));
        try {
            // without its shutdown hook, which would not wait for the messages in work
            return AutoConfiguredOpenTelemetrySdk.builder()
                    .disableShutdownHook()
                    .addPropertiesSupplier(() -> properties)
                    .addPropertiesCustomizer(Sdk::requireHttp)
                    .addPropertiesCustomizer(Sdk::requireHeaders)
                    .addResourceCustomizer((resource, config) -> named(resource))
                    .addSpanExporterCustomizer(
                            (exporter, config) -> new ReportedExporter(exporter, endpoint(config), words))
                    .build()
                    .getOpenTelemetrySdk();
        } catch (ConfigurationException | IllegalStateException | IllegalArgumentException e) {
            throw new InvalidSettingException(
                    "traces cannot be exported as OTEL_* says: " + ReportedExporter.shown(message(e)));
        }
    }

    /** OpenTelemetry would ask for a library. */
    private static Map<String, String> requireHttp(ConfigProperties config) {
        String protocol = of(config, "protocol", "http/protobuf");
        if (!protocol.equals("http/protobuf")) {
            throw new ConfigurationException(
                    "otel.exporter.otlp.protocol is %s, only http/protobuf is supported".formatted(protocol));
        }
        return Map.of();
    }

    /** OpenTelemetry and the HTTP client would show their values, which are passwords and tokens. */
    private static Map<String, String> requireHeaders(ConfigProperties config) {
        for (String name : List.of("otel.exporter.otlp.headers", "otel.exporter.otlp.traces.headers")) {
            try {
                config.getMap(name).forEach(Sdk::requireHeader);
            } catch (ConfigurationException | IllegalArgumentException e) {
                throw new ConfigurationException(
                        name + " is not NAME=VALUE,... of HTTP headers, with special characters as %20");
            }
        }
        return Map.of();
    }

    private static void requireHeader(String name, String value) {
        HttpRequest.newBuilder().header(name, URLDecoder.decode(value, UTF_8));
    }

    private static String message(RuntimeException failure) {
        boolean saysNothing =
                failure.getMessage() == null || failure.getMessage().startsWith("Unexpected");
        return String.valueOf(saysNothing && failure.getCause() != null ? failure.getCause() : failure.getMessage());
    }

    /** OpenTelemetry calls a service without a name unknown_service:java. */
    private static Resource named(Resource resource) {
        String name = resource.getAttribute(SERVICE_NAME);
        boolean isNamed = name != null && !name.startsWith("unknown_service");
        Resource ours = Resource.builder().put("service.version", version()).build();
        Resource all = ours.merge(resource);
        return isNamed
                ? all
                : all.merge(Resource.builder().put(SERVICE_NAME, OUR_NAME).build());
    }

    private static String version() {
        return Optional.ofNullable(Sdk.class.getPackage().getImplementationVersion())
                .orElse("unknown");
    }

    /** As it is set, or OpenTelemetry's default. */
    private static String endpoint(ConfigProperties config) {
        return of(config, "endpoint", "http://localhost:4318");
    }

    /** What is set for traces alone comes first. */
    private static String of(ConfigProperties config, String name, String otherwise) {
        String all = config.getString("otel.exporter.otlp." + name, otherwise);
        return config.getString("otel.exporter.otlp.traces." + name, all);
    }
}
