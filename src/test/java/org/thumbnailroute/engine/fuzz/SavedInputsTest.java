package org.thumbnailroute.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What coverage-guided fuzzing has found goes through every parser again in each build. */
class SavedInputsTest {

    @ParameterizedTest(name = "{0}")
    @EnumSource(Parser.class)
    void aParserReadsOrRejectsWhatAFuzzerFound(Parser parser) throws IOException {
        List<Path> inputs;
        try (Stream<Path> files = Files.list(parser.saved())) {
            inputs = files.toList();
        }

        assertFalse(inputs.isEmpty());
        for (Path input : inputs) {
            assertDoesNotThrow(() -> parser.read(bytes(input)), () -> parser + " " + input.getFileName());
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Parser.class)
    void aParserReadsOrRejectsWhatIsCutOrChangedAnywhere(Parser parser) {
        for (byte[] seed : Seeds.of(parser).stream().limit(5).toList()) {
            for (int i = 0; i < Math.min(seed.length, 200); i++) {
                byte[] changed = seed.clone();
                changed[i] ^= (byte) (i % 2 == 0 ? 0xff : 0x10);
                assertDoesNotThrow(() -> parser.read(changed), "changed at " + i);
            }
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
