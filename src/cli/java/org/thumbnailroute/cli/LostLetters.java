package org.thumbnailroute.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Letters that Java could not read in what was typed. Under the locale C, as in cron and some containers, it reads only
 * ASCII, and puts a replacement character for each other byte: a key would be looked for that nobody named.
 */
final class LostLetters {

    private static final String REPLACEMENT = "\uFFFD";

    private LostLetters() {}

    /**
     * What is wrong and what to do, in one line; empty if all was read.
     *
     * @param encoding in which Java reads arguments
     */
    static Optional<String> in(Charset encoding, String... arguments) {
        return Arrays.stream(arguments)
                .filter(argument -> !encoding.equals(StandardCharsets.UTF_8) && argument.contains(REPLACEMENT))
                .findFirst()
                .map(argument -> "Java reads arguments as %s here, and lost letters of \"%s\": set LC_ALL=C.UTF-8"
                        .formatted(encoding, argument));
    }

    /** The encoding of this process. */
    static Charset encoding() {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    }
}
