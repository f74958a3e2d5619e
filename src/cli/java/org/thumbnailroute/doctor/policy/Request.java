package org.thumbnailroute.doctor.policy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an AWS service asks of a resource on behalf of another one: S3 sends to a queue because of a bucket, for example.
 *
 * @param service the service principal, such as {@code events.amazonaws.com}
 * @param action such as {@code sqs:SendMessage}
 * @param resource ARN of what is asked, such as the queue
 * @param sourceArn ARN of what makes the service ask, such as the rule
 * @param sourceAccount that owns the source; empty if it is not known
 */
public record Request(
        String service, String action, String resource, String sourceArn, Optional<String> sourceAccount) {

    /** They describe a user or role, and a service that acts for itself is neither. */
    private static final Set<String> OF_USERS_AND_ROLES = Set.of(
            "aws:principalarn",
            "aws:principalaccount",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principaltype",
            "aws:userid",
            "aws:username");

    /** The value of a condition key; empty if the request has none, or if it is not {@link #known}. */
    Optional<String> value(String key) {
        return Optional.ofNullable(values().get(key.toLowerCase(Locale.ROOT)));
    }

    /** Whether {@link #value} is what AWS will see. */
    boolean known(String key) {
        String lowerCase = key.toLowerCase(Locale.ROOT);
        return values().containsKey(lowerCase) || OF_USERS_AND_ROLES.contains(lowerCase);
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>(Map.of(
                "aws:sourcearn",
                sourceArn,
                // services call each other by TLS alone
                "aws:securetransport",
                "true",
                "aws:principalisawsservice",
                "true",
                "aws:principalservicename",
                service));
        sourceAccount.ifPresent(account -> values.put("aws:sourceaccount", account));
        return values;
    }
}
