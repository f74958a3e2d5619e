package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.local.HttpEndpoint;
import org.thumbnailroute.local.LocalSts;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.thumbnail.PresignLink;
import org.thumbnailroute.thumbnail.StoredThumbnail;
import org.thumbnailroute.thumbnail.TestRenditions;

/** A link says when it ends, whichever place of the default chain the credentials come from. */
class LinkLifeTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/worker";

    private final Instant end = Instant.now().plus(20, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    private Path directory;

    LinkLifeTest() {
        // region and endpoints are the local AWS's; what the chain finds is each test's own
        SharedAws.get();
    }

    @Test
    void withAnInstanceRole() {
        try (HttpEndpoint metadata = HttpEndpoint.start(this::metadata)) {
            assertEndsWithCredentials(Map.of(
                    "aws.disableEc2Metadata",
                    "false",
                    "aws.ec2MetadataServiceEndpoint",
                    metadata.uri().toString()));
        }
    }

    @Test
    void withTheRoleOfAContainerOrPod() {
        try (HttpEndpoint agent = HttpEndpoint.start(exchange -> answer(exchange, 200, credentials()))) {
            assertEndsWithCredentials(Map.of(
                    "aws.containerCredentialsFullUri",
                    agent.uri().resolve("/v1/credentials").toString()));
        }
    }

    @Test
    void withTheRoleOfAServiceAccount() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "a web identity");
        try (LocalSts sts = LocalSts.start(end)) {
            assertEndsWithCredentials(Map.of(
                    "aws.endpointUrlSts", sts.endpoint().toString(),
                    "aws.webIdentityTokenFile", token.toString(),
                    "aws.roleArn", ROLE));
        }
    }

    @Test
    void withAProfileThatAssumesARole() throws IOException {
        String profile = """
                [default]
                role_arn = %s
                source_profile = base
                [profile base]
                aws_access_key_id = a
                aws_secret_access_key = b
                """.formatted(ROLE);
        try (LocalSts sts = LocalSts.start(end)) {
            assertEndsWithCredentials(
                    Map.of("aws.endpointUrlSts", sts.endpoint().toString(), "aws.configFile", file(profile)));
        }
    }

    @Test
    void withACredentialProcess() throws IOException {
        Path printed = Files.writeString(directory.resolve("printed"), credentials());

        assertEndsWithCredentials(
                Map.of("aws.configFile", file("[default]\ncredential_process = cat " + printed + "\n")));
    }

    private void assertEndsWithCredentials(Map<String, String> properties) {
        Settings settings = ShippedSettings.with(Map.of("thumbnail.link-ttl", "7d", "thumbnail.s3-path-style", "true"));
        StoredThumbnail stored = Credentials.found(properties, () -> {
            try (PresignLink presignLink = new PresignLink(settings)) {
                return presignLink.presign(TestRenditions.of("a.jpg"), "\"etag\"");
            }
        });

        assertTrue(stored.link().contains("X-Amz-Security-Token=session-token"), stored::link);
        long early = ChronoUnit.SECONDS.between(stored.linkExpires(), end);
        assertTrue(early >= 0 && early < 10, () -> stored.linkExpires() + " and " + end);
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("config"), text).toString();
    }

    private String credentials() {
        return Credentials.json(end.toString());
    }

    /** IMDSv2, of an instance that knows no older way. */
    private void metadata(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("PUT")) {
            answer(exchange, 200, "a-token");
        } else if (!"a-token".equals(exchange.getRequestHeaders().getFirst("x-aws-ec2-metadata-token"))) {
            answer(exchange, 401, "");
        } else if (path.endsWith("/iam/security-credentials/")) {
            answer(exchange, 200, "worker");
        } else {
            answer(exchange, path.endsWith("/iam/security-credentials/worker") ? 200 : 404, credentials());
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
