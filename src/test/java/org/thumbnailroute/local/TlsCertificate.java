package org.thumbnailroute.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * A self-signed certificate for 127.0.0.1 with an RSA key of 2,048 bits, the kind that AWS's endpoints have. Those who are
 * to trust it get it along with the authorities that this Java trusts: reading those is a part of every real start.
 *
 * @param trustStore for Java
 * @param bundle the same for OpenSSL, as PEM
 * @param file the certificate alone, as PEM
 */
record TlsCertificate(SSLContext serverContext, Path trustStore, Path bundle, Path file) {

    private static final char[] PASSWORD = "no-secret".toCharArray();
    private static final String ALIAS = "local-aws";

    static TlsCertificate make(Path directory) {
        try {
            Path absolute = Files.createDirectories(directory).toAbsolutePath();
            Path keys = absolute.resolve("keys.p12");
            generate(keys);
            KeyStore own = KeyStore.getInstance("PKCS12");
            try (InputStream input = Files.newInputStream(keys)) {
                own.load(input, PASSWORD);
            }
            Certificate certificate = own.getCertificate(ALIAS);
            List<Certificate> trusted = new ArrayList<>(authorities());
            trusted.add(certificate);
            return new TlsCertificate(
                    context(own),
                    trustStore(absolute.resolve("trust.jks"), trusted),
                    pem(absolute.resolve("trust.pem"), trusted),
                    pem(absolute.resolve("certificate.pem"), List.of(certificate)));
        } catch (IOException e) {
            throw new UncheckedIOException("no certificate is made for TLS", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no certificate is made for TLS", e);
        }
    }

    /** By keytool: Java has no public API that makes certificates. */
    private static void generate(Path keys) throws IOException {
        Files.deleteIfExists(keys);
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keystore",
                        keys.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=local AWS",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-ext",
                        "bc:critical=ca:true",
                        "-validity",
                        "30")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), US_ASCII);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool has made no certificate. It printed:\n" + printed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(KeyStore own) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static List<X509Certificate> authorities() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        return List.of(((X509TrustManager) trust.getTrustManagers()[0]).getAcceptedIssuers());
    }

    /** A JKS: it is read without a password, as Java's own is. */
    private static Path trustStore(Path file, List<Certificate> trusted) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(null, null);
        for (int i = 0; i < trusted.size(); i++) {
            store.setCertificateEntry(Integer.toString(i), trusted.get(i));
        }
        try (OutputStream output = Files.newOutputStream(file)) {
            store.store(output, PASSWORD);
        }
        return file;
    }

    private static Path pem(Path file, List<Certificate> certificates) throws IOException, GeneralSecurityException {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        StringBuilder text = new StringBuilder();
        for (Certificate certificate : certificates) {
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(lines.encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return Files.writeString(file, text);
    }
}
