package org.thumbnailroute.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command among the stack's outputs, run by a shell and the real command line of AWS. */
class SwitchOnEventBridgeTest {

    private static final String NONE = "<NotificationConfiguration/>";
    private static final String DENIED = "denied";
    private static final String SOME = "<NotificationConfiguration>"
            + "<TopicConfiguration><Id>t</Id><Topic>arn:aws:sns:eu-central-1:111122223333:t</Topic>"
            + "<Event>s3:ObjectRemoved:*</Event></TopicConfiguration>"
            + "<QueueConfiguration><Id>q</Id><Queue>arn:aws:sqs:eu-central-1:111122223333:q</Queue>"
            + "<Event>s3:ObjectCreated:*</Event><Event>s3:ObjectRestore:*</Event><Filter><S3Key>"
            + "<FilterRule><Name>Prefix</Name><Value>it's \"a\" &amp; b/</Value></FilterRule>"
            + "<FilterRule><Name>Suffix</Name><Value>.csv</Value></FilterRule></S3Key></Filter></QueueConfiguration>"
            + "<CloudFunctionConfiguration><Id>f</Id>"
            + "<CloudFunction>arn:aws:lambda:eu-central-1:111122223333:function:f</CloudFunction>"
            + "<Event>s3:ObjectCreated:Put</Event></CloudFunctionConfiguration></NotificationConfiguration>";

    /** By bucket, as S3 keeps it. */
    private final Map<String, String> notifications =
            new ConcurrentHashMap<>(Map.of("first-bucket", NONE, "second.bucket", SOME, "denied-bucket", DENIED));

    private final HttpServer s3 = server();

    @BeforeEach
    void startServer() {
        s3.createContext("/", this::answer);
        s3.start();
    }

    @AfterEach
    void stopServer() {
        s3.stop(0);
    }

    @Test
    void keepsWhatIsConfiguredAndWritesNothingWhereItCannotRead() throws Exception {
        assumeTrue(run("command -v aws") == 0, "the command line of AWS is not installed");
        String command = Template.route()
                .deployed(Map.of("ExistingSourceBuckets", String.join(",", notifications.keySet())))
                .output("SwitchOnEventBridge");

        run(command);

        assertEquals(switchedOn("<NotificationConfiguration></NotificationConfiguration>"), of("first-bucket"));
        assertEquals(switchedOn(SOME), of("second.bucket"));
        assertEquals(DENIED, of("denied-bucket"));
    }

    /** As the command line of AWS writes it. */
    private static String switchedOn(String configuration) {
        return configuration
                .replaceFirst(">", " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">")
                .replace("</NotificationConfiguration>", "<EventBridgeConfiguration /></NotificationConfiguration>");
    }

    private String of(String bucket) {
        return Objects.requireNonNull(notifications.get(bucket));
    }

    private int run(String command) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        shell.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        shell.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL",
                        "http://127.0.0.1:" + s3.getAddress().getPort(),
                        "AWS_REGION",
                        "eu-central-1",
                        "AWS_ACCESS_KEY_ID",
                        "local",
                        "AWS_SECRET_ACCESS_KEY",
                        "local",
                        "AWS_CONFIG_FILE",
                        "/dev/null"));
        Process process = shell.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it hangs");
        return process.exitValue();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String bucket = exchange.getRequestURI().getPath().substring(1);
        String present = of(bucket);
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean isPut = exchange.getRequestMethod().equals("PUT");
        if (isPut) {
            notifications.put(bucket, body);
        }
        byte[] answer = (present.equals(DENIED) ? "<Error><Code>AccessDenied</Code></Error>" : isPut ? "" : present)
                .getBytes(UTF_8);
        exchange.sendResponseHeaders(present.equals(DENIED) ? 403 : 200, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
