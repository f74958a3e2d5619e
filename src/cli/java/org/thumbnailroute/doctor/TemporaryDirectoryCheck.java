package org.thumbnailroute.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Whether native libraries can be unpacked and loaded in the temporary directory. */
final class TemporaryDirectoryCheck implements Check {

    private static final String MEND =
            "java -Djava.io.tmpdir=DIR ..., a directory that is writable and not mounted with noexec";

    private final Path directory;
    private final Path mounts;

    /** @param mounts what Linux tells of what is mounted; on other systems there is no such file */
    TemporaryDirectoryCheck(Path directory, Path mounts) {
        this.directory = directory;
        this.mounts = mounts;
    }

    @Override
    public String name() {
        return "temporary-directory";
    }

    @Override
    public String subject() {
        return directory.toString();
    }

    @Override
    public Finding look() throws IOException {
        if (!Files.isDirectory(directory)) {
            return Finding.fail("it does not exist: neither libwebp nor SQLite can be unpacked", MEND);
        }
        if (!Files.isWritable(directory)) {
            return Finding.fail("it is not writable: neither libwebp nor SQLite can be unpacked", MEND);
        }
        return isMountedWithNoExec(directory.toRealPath())
                ? Finding.fail("it is mounted with noexec: neither libwebp nor SQLite can be loaded", MEND)
                : Finding.ok("writable and executable");
    }

    /** By the innermost mount that holds the directory; of several at one place, the last hides the others. */
    private boolean isMountedWithNoExec(Path real) throws IOException {
        if (!Files.isReadable(mounts)) {
            return false;
        }
        String[] innermost = {"", "/", "", ""};
        try (Stream<String> lines = Files.lines(mounts)) {
            for (String line : lines.toList()) {
                String[] fields = line.split(" ", -1);
                if (real.startsWith(fields[1]) && fields[1].length() >= innermost[1].length()) {
                    innermost = fields;
                }
            }
        }
        return List.of(innermost[3].split(",", -1)).contains("noexec");
    }
}
