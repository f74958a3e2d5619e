package org.thumbnailroute.failure;

import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.thumbnailroute.routefile.RouteMistakeException;
import org.thumbnailroute.settings.InvalidSettingException;

/** Says in one line why the start failed. */
public final class StartFailure {

    private StartFailure() {}

    /**
     * The innermost cause speaks: what Camel wraps around it says where it stood, not what is wrong. Only of a connection
     * the failure around it says more, namely with whom, and of a mistake in a route file, where it is.
     */
    public static String line(Throwable failure) {
        Throwable root = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .reduce((outer, inner) -> saysMore(outer) ? outer : inner)
                .orElse(failure);
        return AwsAdvice.line(describe(root), root);
    }

    private static boolean saysMore(Throwable outer) {
        return outer instanceof ConnectException || outer instanceof RouteMistakeException;
    }

    private static String describe(Throwable root) {
        String message = String.valueOf(root.getMessage());
        if (root instanceof InvalidSettingException || root instanceof RouteMistakeException) {
            return message;
        }
        if (root instanceof NoSuchFileException && message.equals("routes")) {
            return message + " not found: start in the directory that holds application.properties and routes/";
        }
        if (message.startsWith("Malformed \\uxxxx")) {
            return "a file of settings has \\u without four hexadecimal digits after it; a backslash is written twice";
        }
        if (message.startsWith("Unable to load region")) {
            return MissingCredentials.unknownProfile()
                    .orElse("no AWS region: set AWS_REGION, or a region in the profile");
        }
        if (message.startsWith(MissingCredentials.MESSAGE)) {
            return MissingCredentials.describe(message);
        }
        return root.getClass().getSimpleName() + ": " + message;
    }
}
