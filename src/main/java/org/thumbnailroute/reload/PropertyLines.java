package org.thumbnailroute.reload;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** At which lines of a properties file the settings are. Java's parser does not tell. */
final class PropertyLines {

    private final Map<String, Integer> lines = new HashMap<>();
    private int malformed;

    PropertyLines(String text) {
        List<String> all = text.lines().toList();
        for (int i = 0; i < all.size(); i++) {
            int first = i;
            StringBuilder entry = new StringBuilder(all.get(i));
            while (isContinued(all.get(i)) && !isComment(entry) && i + 1 < all.size()) {
                i++;
                entry.append('\n').append(all.get(i));
            }
            note(entry.toString(), first + 1);
        }
    }

    /** The last one counts, as it does for Java. */
    private void note(String entry, int line) {
        Properties parsed = new Properties();
        try {
            parsed.load(new StringReader(entry));
            parsed.stringPropertyNames().forEach(name -> lines.put(name, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            malformed = malformed == 0 ? line : malformed;
        }
    }

    private static boolean isContinued(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\\') {
            end--;
        }
        return (line.length() - end) % 2 == 1;
    }

    private static boolean isComment(CharSequence entry) {
        String text = entry.toString().stripLeading();
        return text.startsWith("#") || text.startsWith("!");
    }

    /** The line of a setting, counted from 1. */
    Optional<Integer> of(String setting) {
        return Optional.ofNullable(lines.get(setting));
    }

    /** The first line that Java cannot parse. */
    Optional<Integer> malformed() {
        return Optional.of(malformed).filter(line -> line > 0);
    }

    /** The first line of a setting whose name begins like this. */
    Optional<Integer> first(String prefix) {
        return lines.entrySet().stream()
                .filter(line -> line.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .min(Integer::compare);
    }
}
