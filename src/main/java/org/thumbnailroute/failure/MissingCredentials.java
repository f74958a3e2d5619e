package org.thumbnailroute.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * Why the AWS default chain found no credentials. The SDK lists what each place said; most of them only say that nobody
 * has configured them, and the fault is what the others say.
 */
final class MissingCredentials {

    /** With these words the SDK's message begins. */
    static final String MESSAGE = "Unable to load credentials";

    private static final String NOTHING_FOUND =
            "no AWS credentials: set AWS_PROFILE or AWS_ACCESS_KEY_ID and so on, or give the worker a role";

    private static final Pattern PLACE =
            Pattern.compile("(?:^|, )\\w+CredentialsProvider\\((?:profileName=([^,)]*))?.*?\\): ");

    /** What places say that nobody has configured. */
    private static final List<String> NOT_CONFIGURED = List.of(
            "Unable to load credentials from system settings. Access key must",
            "Either the environment variable AWS_WEB_IDENTITY_TOKEN_FILE",
            "Profile file contained no credentials",
            "Cannot fetch credentials from container - neither",
            "IMDS credentials have been disabled",
            "Failed to load credentials from IMDS");

    private MissingCredentials() {}

    /** One line for a person, from the message of the default chain. */
    static String describe(String message) {
        String faults = Stream.concat(ownFindings(), saidByPlaces(message).stream())
                .distinct()
                .collect(Collectors.joining("; "));
        return faults.isEmpty() ? NOTHING_FOUND : "no AWS credentials: " + faults;
    }

    private static Stream<String> ownFindings() {
        return Stream.of(unknownProfile(), halfKey()).flatMap(Optional::stream);
    }

    /** The profile that somebody has asked for and that is not there. */
    static Optional<String> unknownProfile() {
        return ProfileFileSystemSetting.AWS_PROFILE
                .getNonDefaultStringValue()
                .filter(name -> ProfileFile.defaultProfileFile().profile(name).isEmpty())
                .map(name -> "AWS_PROFILE = \"%s\": there is no such profile in %s or %s"
                        .formatted(
                                name,
                                ProfileFileLocation.configurationFilePath(),
                                ProfileFileLocation.credentialsFilePath()));
    }

    /** The other half is named by the SDK. */
    private static Optional<String> halfKey() {
        return SdkSystemSetting.AWS_ACCESS_KEY_ID.getStringValue().isEmpty()
                ? SdkSystemSetting.AWS_SECRET_ACCESS_KEY
                        .getStringValue()
                        .map(secret -> "AWS_SECRET_ACCESS_KEY is set and AWS_ACCESS_KEY_ID is not")
                : Optional.empty();
    }

    private static List<String> saidByPlaces(String message) {
        String said = message.substring(message.indexOf(") : [") + 1)
                .replaceFirst("^ : \\[", "")
                .replaceFirst("]$", "");
        List<String> faults = new ArrayList<>();
        Matcher place = PLACE.matcher(said);
        boolean found = place.find();
        while (found) {
            int begin = place.end();
            String profile = place.group(1) == null ? "" : "profile " + place.group(1) + ": ";
            found = place.find();
            String words = said.substring(begin, found ? place.start() : said.length());
            if (NOT_CONFIGURED.stream().noneMatch(words::startsWith)) {
                faults.add(profile + words);
            }
        }
        return faults;
    }
}
