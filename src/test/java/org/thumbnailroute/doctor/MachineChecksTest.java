package org.thumbnailroute.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.Settings;

/** What may be wrong with a machine, told without such a machine. */
class MachineChecksTest {

    private static final long MEGABYTE = 1_000_000;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1, 100, FAIL", "400, 400, OK", "400, 10, WARN"})
    void tellsWhatDoesNotFitIntoMemory(long heap, long beside, Status status) {
        MachineMemory memory = MachineMemory.of(heap * MEGABYTE, beside * MEGABYTE);

        Finding finding = new MemoryCheck(ShippedSettings.with("thumbnail.size", "512x512"), memory).look();

        assertEquals(status, finding.status(), finding::toString);
    }

    @Test
    void aDirectoryForNativeLibrariesHasToBeThere() throws IOException {
        assertEquals(
                Status.FAIL,
                look(directory.resolve("missing"), directory.resolve("no-mounts"))
                        .status());
        assertEquals(Status.OK, look(directory, directory.resolve("no-mounts")).status());
    }

    /** The innermost mount counts, and of two at one place the later one. */
    @ParameterizedTest
    @CsvSource({"noexec, rw, OK", "rw, 'rw,noexec', FAIL"})
    void andExecutable(String outer, String inner, Status status) throws IOException {
        Path mounts =
                Files.writeString(directory.resolve("mounts"), """
                overlay / overlay rw,noexec 0 0
                tmpfs %1$s tmpfs rw,%2$s 0 0
                tmpfs %1$s tmpfs rw,%3$s 0 0
                tmpfs %1$s-other tmpfs rw,noexec 0 0
                """.formatted(directory.toRealPath(), outer, inner));

        Finding finding = look(directory, mounts);

        assertEquals(status, finding.status(), finding::toString);
    }

    @Test
    void libwebpIsNotLookedForWhereNothingCanBeUnpacked() throws Exception {
        Check missing = new TemporaryDirectoryCheck(directory.resolve("missing"), directory.resolve("no-mounts"));
        Check webp = new WebpCheck(ShippedSettings.with("thumbnail.webp", "native"), missing);

        CheckResult result = new Examination(Right::toString).run(webp);

        assertEquals(Status.NOT_CHECKED, result.status());
        assertTrue(result.finding().found().contains("temporary-directory"), result::toString);
    }

    @Test
    void namesTheDirectoryWhereNoSettingsAre() throws IOException {
        SettingsCheck settings = new SettingsCheck(new Fact<>("settings", MachineChecksTest::noQueue), directory);

        assertEquals(
                List.of("run doctor in the directory of the worker's application.properties; there is none in "
                        + directory),
                settings.look().mends());
        Files.createFile(directory.resolve("application.properties"));
        assertTrue(settings.look().mends().get(0).startsWith("correct it in application.properties"));
    }

    private static Settings noQueue() {
        throw new InvalidSettingException("thumbnail.queue", "", "it is missing");
    }

    private static Finding look(Path temporary, Path mounts) throws IOException {
        return new TemporaryDirectoryCheck(temporary, mounts).look();
    }
}
