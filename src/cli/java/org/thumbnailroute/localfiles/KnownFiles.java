package org.thumbnailroute.localfiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that are known again by any of their names: through symbolic and hard links, and in small or large letters where
 * the file system takes these for the same. For use by one thread.
 *
 * <p>Public because {@code camel run} makes an instance of each class that it can make one of.
 */
public final class KnownFiles {

    private record Known(Path file, Path about) {}

    private final Map<Path, Path> byPath = new HashMap<>();
    private final Map<Object, List<Known>> byKey = new HashMap<>();

    /**
     * Remembers a file.
     *
     * @param about what {@link #find} answers
     */
    void add(Path file, Path about) {
        byPath.put(RealPath.of(file), about);
        key(file).ifPresent(key -> byKey.computeIfAbsent(key, any -> new ArrayList<>())
                .add(new Known(file, about)));
    }

    /** What was said about this file. */
    Optional<Path> find(Path file) {
        Optional<Path> found = Optional.ofNullable(byPath.get(RealPath.of(file)));
        return found.isPresent()
                ? found
                : key(file).flatMap(key -> byKey.getOrDefault(key, List.of()).stream()
                        .filter(known -> isSame(known.file(), file))
                        .map(Known::about)
                        .findFirst());
    }

    /** Spares most comparisons; where files have no key (Windows), those of one size are compared. */
    private static Optional<Object> key(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(Optional.<Object>ofNullable(attributes.fileKey()).orElseGet(attributes::size));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    private static boolean isSame(Path known, Path file) {
        try {
            return Files.isSameFile(known, file);
        } catch (IOException notThere) {
            return false;
        }
    }
}
