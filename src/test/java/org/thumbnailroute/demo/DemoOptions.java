package org.thumbnailroute.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the demo can be told with {@code -D}.
 *
 * @param images the directory whose files are uploaded; absent for drawn ones
 * @param port of the page; 0 takes a free one
 * @param exit whether the demo ends when all is announced
 */
record DemoOptions(Optional<Path> images, int port, boolean exit) {

    private static final int HIGHEST_PORT = 65_535;

    static DemoOptions fromSystemProperties() {
        return new DemoOptions(
                Optional.ofNullable(System.getProperty("images")).map(Path::of),
                port(System.getProperty("port", "0")),
                Boolean.getBoolean("exit"));
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT) {
            return Integer.parseInt(text);
        }
        throw new UserError("-Dport=%s: expected a number from 0 (any free port) to %d".formatted(text, HIGHEST_PORT));
    }
}
