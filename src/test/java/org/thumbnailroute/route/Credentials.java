package org.thumbnailroute.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.local.LocalAws;

/** What the AWS SDK's default chain finds in a test. */
public final class Credentials {

    /** Places of the chain that the suite fills, or a machine could. */
    private static final List<String> PLACES = List.of(
            "aws.accessKeyId",
            "aws.secretAccessKey",
            "aws.sessionToken",
            "aws.profile",
            "aws.configFile",
            "aws.sharedCredentialsFile",
            "aws.webIdentityTokenFile",
            "aws.roleArn",
            "aws.containerCredentialsFullUri",
            "aws.containerAuthorizationToken",
            "aws.ec2MetadataServiceEndpoint",
            "aws.disableEc2Metadata",
            "aws.endpointUrlSts",
            "aws.region",
            "aws.endpointUrlSso");

    private Credentials() {}

    /**
     * What comes of it where the default chain finds these and no others.
     *
     * @param properties by the SDK's names of system properties
     */
    public static <T> T found(Map<String, String> properties, Supplier<T> work) {
        Map<String, @Nullable String> before = new HashMap<>();
        PLACES.forEach(place -> before.put(place, System.getProperty(place)));
        try {
            PLACES.forEach(System::clearProperty);
            // neither a developer's own files nor his machine's role
            System.setProperty("aws.configFile", "/dev/null");
            System.setProperty("aws.sharedCredentialsFile", "/dev/null");
            System.setProperty("aws.disableEc2Metadata", "true");
            System.setProperty("aws.region", LocalAws.REGION);
            properties.forEach(System::setProperty);
            return work.get();
        } finally {
            before.forEach(Credentials::set);
        }
    }

    private static void set(String property, @Nullable String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    /** As a metadata server, a container's agent and a credential process print them. */
    static String json(String end) {
        return """
                {"Code": "Success", "Version": 1, "AccessKeyId": "%s", "SecretAccessKey": "%s", "Token": "session-token",
                 "SessionToken": "session-token", "Expiration": "%s"}""".formatted(LocalAws.ACCESS_KEY, LocalAws.SECRET_KEY, end);
    }
}
