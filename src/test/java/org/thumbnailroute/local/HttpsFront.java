package org.thumbnailroute.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before local services and speaks TLS 1.3 with the workers, as AWS does. It has a certificate of its own, which
 * {@link #environment} makes workers in Java, Python and Node.js trust.
 */
public final class HttpsFront implements AutoCloseable {

    private static final String ENDPOINT = "AWS_ENDPOINT_URL";

    private final TlsCertificate certificate;
    private final Map<URI, TcpRelay> relays = new ConcurrentHashMap<>();

    private HttpsFront(TlsCertificate certificate) {
        this.certificate = certificate;
    }

    /**
     * Makes the certificate.
     *
     * @param directory is made if need be, and holds the certificate and its key for as long as they are used
     */
    public static HttpsFront start(Path directory) {
        return new HttpsFront(TlsCertificate.make(directory));
    }

    /** Where a service is reached over TLS. */
    public URI of(URI service) {
        return URI.create(relays.computeIfAbsent(service, plain -> TcpRelay.tls(plain, certificate.serverContext()))
                .endpoint());
    }

    /** The environment of a worker whose endpoints are plain, with the same endpoints over TLS. */
    public Map<String, String> environment(Map<String, String> plain) {
        Map<String, String> environment = new HashMap<>(plain);
        environment.replaceAll((name, value) ->
                name.startsWith(ENDPOINT) ? of(URI.create(value)).toString() : value);
        environment.put("JDK_JAVA_OPTIONS", "\"" + trustStoreFlag() + "\"");
        environment.put("AWS_CA_BUNDLE", certificate.bundle().toString());
        environment.put("NODE_EXTRA_CA_CERTS", certificate.file().toString());
        return environment;
    }

    /** For the command of a JVM, which then trusts what it trusts by default, and the front. */
    public String trustStoreFlag() {
        return "-Djavax.net.ssl.trustStore=" + certificate.trustStore();
    }

    /** How many connections were made so far; each has cost a handshake. */
    public int connections() {
        return relays.values().stream().mapToInt(TcpRelay::connections).sum();
    }

    Path trustStore() {
        return certificate.trustStore();
    }

    @Override
    public void close() {
        relays.values().forEach(TcpRelay::close);
    }
}
