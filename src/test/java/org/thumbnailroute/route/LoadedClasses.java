package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The classes that a JVM has loaded.
 *
 * @param lines of {@code -Xlog:class+load}
 */
public record LoadedClasses(List<String> lines) {

    /** What only commands, metrics and traces need: a worker that scales out would pay for each class. */
    private static final Pattern OF_OTHERS =
            Pattern.compile("picocli\\.|me\\.tongfei\\.|org\\.jline\\.|io\\.(opentelemetry|micrometer|prometheus)\\."
                    + "|org\\.thumbnailroute\\.(terminal|localfiles|doctor|explain|backfill|metrics|traces)\\.");

    /** What only the JSON log needs. */
    private static final Pattern OF_JSON_LOG = Pattern.compile("org\\.thumbnailroute\\.logging\\.(?!LogSwitch)");

    private static final Pattern OF_A_SERVICE = Pattern.compile("software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.");

    private static final Set<String> SERVICES_OF_THE_ROUTE =
            Set.of("sqs", "s3", "sns", "sts", "sso", "ssooidc", "signin", "dynamodb");

    public static LoadedClasses read(Path file) throws IOException {
        return new LoadedClasses(Files.readAllLines(file));
    }

    /** The JVM option that writes them to a file. */
    public static String option(Path file) {
        return "-Xlog:class+load:file=" + file;
    }

    /** A JVM that runs the route without metrics and traces has not even looked at these, nor at the commands. */
    public LoadedClasses assertThatTheRouteNeedsThem() {
        assertTrue(lines.size() > 1000, () -> "loaded only " + lines.size());
        assertEquals(
                List.of(),
                lines.stream().filter(line -> OF_OTHERS.matcher(line).find()).toList());
        assertEquals(
                List.of(),
                lines.stream().filter(line -> OF_JSON_LOG.matcher(line).find()).toList());
        assertEquals(
                List.of(),
                lines.stream()
                        .filter(line -> OF_A_SERVICE
                                .matcher(line)
                                .results()
                                .anyMatch(service -> !SERVICES_OF_THE_ROUTE.contains(service.group(1))))
                        .toList());
        return this;
    }
}
