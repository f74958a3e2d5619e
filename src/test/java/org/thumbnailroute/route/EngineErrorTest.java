package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.QuadrantPicture;

/** A decoder that takes all memory (the JDK reads JPEG in TIFF) costs a message its turn, and nothing else. */
class EngineErrorTest extends RouteTest {

    private final ImageReaderSpi greedy = new GreedyReaderSpi();

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.visibility-timeout-seconds", "2");
    }

    @BeforeEach
    void register() {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        registry.registerServiceProvider(greedy, ImageReaderSpi.class);
        registry.getServiceProviders(ImageReaderSpi.class, spi -> isJdks((ImageReaderSpi) spi), false)
                .forEachRemaining(spi -> registry.setOrdering(ImageReaderSpi.class, greedy, spi));
    }

    private static boolean isJdks(ImageReaderSpi spi) {
        return spi.getFormatNames()[0].equalsIgnoreCase("tif") && !(spi instanceof GreedyReaderSpi);
    }

    @AfterEach
    void deregister() {
        IIORegistry.getDefaultInstance().deregisterServiceProvider(greedy);
    }

    /** An Error that escaped would end the consumer's thread, and nothing more would be received. */
    @Test
    void anErrorOfTheDecoderEndsNoConsumer() {
        try (LogCapture log = LogCapture.open()) {
            for (int i = 0; i < 3; i++) {
                upload("greedy" + i + ".tiff", ImageFile.tiff(QuadrantPicture.upright(30, 20), "JPEG"));
            }
            // often enough to end every consumer's thread
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> log.outcomes().stream()
                                    .filter(line -> line.startsWith("left-in-queue") && line.contains("OutOfMemory"))
                                    .count()
                            >= 3);
        }

        upload("after-the-bomb.jpg", QuadrantPicture.jpeg(60, 40, 1));

        announcement("after-the-bomb.jpg");
        deregister();
        announcement("greedy0.tiff");
        announcement("greedy2.tiff");
    }

    private static final class GreedyReaderSpi extends ImageReaderSpi {

        GreedyReaderSpi() {
            super(
                    "test",
                    "1",
                    new String[] {"tiff"},
                    new String[] {"tiff"},
                    new String[] {"image/tiff"},
                    "none",
                    new Class<?>[] {ImageInputStream.class},
                    null,
                    false,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    null);
        }

        @Override
        public boolean canDecodeInput(Object source) {
            return true;
        }

        @Override
        public ImageReader createReaderInstance(Object extension) {
            throw new OutOfMemoryError("made by a test");
        }

        @Override
        public String getDescription(Locale locale) {
            return "a reader that takes all memory";
        }
    }
}
