package org.thumbnailroute.management;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.main.HttpManagementServerConfigurationProperties;
import org.apache.camel.main.HttpServerConfigurationProperties;
import org.apache.camel.main.MainHttpServerFactory;
import org.thumbnailroute.metrics.Metrics;
import org.thumbnailroute.settings.InvalidSettingException;

/**
 * Makes what serves {@code camel.management.port}. Camel finds it by {@code META-INF/services}, and loads it only where
 * {@code camel.management.enabled} is true. {@code camel run} does not see it, and brings a server of Camel's own.
 */
public final class ManagementServerFactory implements MainHttpServerFactory {

    /** Where Camel serves them. */
    private static final String METRICS = "/observe/metrics";

    @Override
    public Service newHttpServer(CamelContext context, HttpServerConfigurationProperties configuration) {
        throw new InvalidSettingException("camel.server.enabled = true: there is only camel.management.enabled");
    }

    /** @throws InvalidSettingException if more is asked for than health and metrics */
    @Override
    public Service newHttpManagementServer(
            CamelContext context, HttpManagementServerConfigurationProperties configuration) {
        refuseWhatIsNotServed(configuration);
        int port = configuration.getPort();
        if (port < 1 || port > 65_535) {
            throw new InvalidSettingException("camel.management.port = %s: not a port".formatted(port));
        }
        return new ManagementServer(
                new InetSocketAddress(configuration.getHost(), port), new Pages(pages(context, configuration)));
    }

    private static Map<String, Supplier<Response>> pages(
            CamelContext context, HttpManagementServerConfigurationProperties configuration) {
        Map<String, Supplier<Response>> pages = new HashMap<>();
        if (configuration.isHealthCheckEnabled()) {
            Health health = new Health(context);
            String path = configuration.getHealthPath();
            pages.put(path, health::all);
            pages.put(path + "/live", health::live);
            pages.put(path + "/ready", health::ready);
        }
        if (configuration.isMetricsEnabled()) {
            Metrics metrics = Metrics.of(context);
            pages.put(METRICS, () -> new Response(200, Metrics.CONTENT_TYPE, metrics.scrape()));
        }
        return pages;
    }

    /** Above all what would protect the port must not be passed over. */
    private static void refuseWhatIsNotServed(HttpManagementServerConfigurationProperties configuration) {
        Map<String, Boolean> others = Map.of(
                "authentication-enabled", configuration.isAuthenticationEnabled(),
                "use-global-ssl-context-parameters", configuration.isUseGlobalSslContextParameters(),
                "info-enabled", configuration.isInfoEnabled(),
                "dev-console-enabled", configuration.isDevConsoleEnabled(),
                "jolokia-enabled", configuration.isJolokiaEnabled(),
                "upload-enabled", configuration.isUploadEnabled(),
                "download-enabled", configuration.isDownloadEnabled(),
                "send-enabled", configuration.isSendEnabled(),
                "path", !configuration.getPath().equals("/"));
        others.forEach((name, isSet) -> {
            if (isSet) {
                throw new InvalidSettingException(
                        "camel.management.%s is set, but this worker serves only health and metrics, without a password or TLS"
                                .formatted(name));
            }
        });
    }
}
