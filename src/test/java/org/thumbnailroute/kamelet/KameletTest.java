package org.thumbnailroute.kamelet;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.MemoryBudget;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.original.Original;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.resize.ResizeProcessor;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.Settings;

/** The Kamelet makes what the route makes, of whatever body. */
class KameletTest extends KameletUse {

    private static final BufferedImage HALF_TRANSPARENT = QuadrantPicture.draw("...\nRGB\nRGB\n", 180, 60);

    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);

    @TempDir
    private Path directory;

    @Test
    void makesWhatTheRouteMakesByDefault() throws Exception {
        start("plain", Map.of());

        Exchange done = send("plain", QuadrantPicture.jpeg(600, 400, 6));

        assertThatPicture(done.getMessage().getBody(byte[].class))
                .hasFormat("jpeg")
                .hasSize(64, 43)
                .hasNoMetadata()
                .looksLike(QuadrantPicture.DRAWING);
        assertEquals(
                new TreeMap<>(Map.of("Content-Type", "image/jpeg", "CamelImageWidth", 64, "CamelImageHeight", 43)),
                new TreeMap<>(done.getMessage().getHeaders()));
    }

    @Test
    void fillsTheBoxAndKeepsTransparency() throws Exception {
        start("cover", Map.of("size", "40x40", "mode", "cover", "gravity", "north"));

        Exchange done = send("cover", PngFile.rgba(HALF_TRANSPARENT));

        assertThatPicture(done.getMessage().getBody(byte[].class))
                .hasFormat("png")
                .hasSize(40, 40)
                .looksLike("...\nGGG\nGGG\n");
        assertEquals("image/png", done.getMessage().getHeader(Exchange.CONTENT_TYPE));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"'#ff00ff'", "ff00ff"})
    void changesTheFormatAndFillsWhatWasTransparent(String magenta) throws Exception {
        start("pad", Map.of("size", "60x60", "mode", "pad", "format", "jpeg", "quality", "95", "background", magenta));

        Exchange done = send("pad", PngFile.rgba(HALF_TRANSPARENT));

        assertThatPicture(done.getMessage().getBody(byte[].class))
                .hasFormat("jpeg")
                .hasSize(60, 60)
                .looksLike("MMM\nRGB\nMMM\n");
    }

    /** Each use is a step of its own. */
    @ParameterizedTest(name = "with stream caching: {0}")
    @ValueSource(booleans = {true, false})
    void readsBytesStreamsAndFiles(boolean caching) throws Exception {
        context.setStreamCaching(caching);
        start("small", Map.of("size", "30x20"));
        start("large", Map.of("size", "90x60"));
        byte[] picture = ImageFile.encode(QuadrantPicture.upright(300, 200), "bmp");
        Path file = Files.write(directory.resolve("picture.bmp"), picture);
        AtomicBoolean closed = new AtomicBoolean();
        InputStream stream = new ByteArrayInputStream(picture) {
            @Override
            public void close() {
                closed.set(true);
            }
        };

        byte[] expected = send("small", picture).getMessage().getBody(byte[].class);
        for (Object body : List.of(stream, file.toFile(), file)) {
            assertEquals(
                    List.of(30, 20),
                    sizes(send("small", body)),
                    () -> "of a " + body.getClass().getName());
        }

        assertThatPicture(expected).hasFormat("bmp").hasSize(30, 20).looksLike(QuadrantPicture.DRAWING);
        assertTrue(closed.get());
        assertEquals(List.of(90, 60), sizes(send("large", file.toFile())));
    }

    /** As the caller writes it: with a query string, and a {@code doCatch} that names the failure. */
    @Test
    void tellsTheCallersErrorHandlerWhyABodyIsRejected() throws Exception {
        load("caller", """
                - route:
                    from:
                      uri: direct:caller
                      steps:
                        - doTry:
                            steps:
                              - to:
                                  uri: kamelet:image-thumbnail-action?size=90x60&maxSourcePixels=60KP
                            doCatch:
                              - exception: [org.thumbnailroute.failure.RejectedException]
                                steps:
                                  - setBody:
                                      simple: "${exception.reason.code}: ${exception.message}"
                """);

        assertThatPicture(send("caller", QuadrantPicture.jpeg(300, 200, 1))
                        .getMessage()
                        .getBody(byte[].class))
                .hasSize(90, 60);
        assertEquals(
                "too-many-pixels: 301x200 is 60200 pixels, the limit is 60000 (maxSourcePixels)",
                text(send("caller", QuadrantPicture.jpeg(301, 200, 1))));
        assertTrue(text(send("caller", "GIF89a")).startsWith("corrupt-image: "));
        assertTrue(text(send("caller", "a text")).startsWith("unsupported-format: "));
        assertTrue(text(send("caller", new byte[0])).startsWith("empty-object: "));
        assertTrue(text(template.request("direct:caller", exchange -> {})).startsWith("empty-object: "));
    }

    @Test
    void readsNoMoreThanItMay() throws Exception {
        context.setStreamCaching(false); // with it, Camel reads a stream to its end before any step does
        start("limited", Map.of("maxSourceBytes", "10KB"));
        long[] read = new long[1];
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                read[0] += length;
                return length;
            }
        };

        for (Object body : List.of(endless, new byte[10_001])) {
            RejectedException failure =
                    (RejectedException) send("limited", body).getException();

            assertEquals(Reason.TOO_MANY_BYTES, failure.reason());
            assertEquals("the body has more than 10000 bytes (maxSourceBytes)", failure.getMessage());
        }
        assertEquals(10_001, read[0]);
        assertEquals(
                Reason.UNSUPPORTED_FORMAT,
                ((RejectedException) send("limited", new byte[10_000]).getException()).reason());
    }

    /** With that of the route itself. Their parts of the heap would otherwise add up to more than all of it. */
    @Test
    void stepsShareTheMemoryForDecoding() throws Exception {
        start("one", Map.of());
        start("other", Map.of());
        Settings settings = ShippedSettings.with(Map.of());
        context.getRegistry().bind("resize", new ResizeProcessor(settings, Settings.currentRules(settings)));
        load("own", """
                - route:
                    from:
                      uri: direct:own
                      steps:
                        - process:
                            ref: resize
                """);
        MachineMemory memory = context.getCamelContextExtension().getContextPlugin(MachineMemory.class);
        assertNotNull(memory);
        MemoryBudget.Part all = memory.heap().take(Long.MAX_VALUE);

        List<CompletableFuture<Exchange>> running = List.of(
                template.asyncSend("direct:one", this::picture),
                template.asyncSend("direct:other", this::picture),
                template.asyncSend("direct:own", this::original));
        try {
            await().until(() -> memory.heap().waiting() == 3);
        } finally {
            all.giveBack();
        }

        for (CompletableFuture<Exchange> one : running) {
            assertEquals(
                    Optional.empty(),
                    Optional.ofNullable(one.get(30, TimeUnit.SECONDS).getException()));
        }
        assertTrue(memory.isWhole());
    }

    private void picture(Exchange exchange) {
        exchange.getMessage().setBody(PICTURE);
    }

    private void original(Exchange exchange) {
        exchange.setVariable(
                "upload",
                new Upload(
                        "bucket",
                        "key.jpg",
                        ShippedSettings.with(Map.of()).rules().of("key.jpg"),
                        "identity",
                        Optional.empty(),
                        OptionalLong.empty(),
                        Audience.ALL,
                        Optional.empty()));
        exchange.getMessage().setBody(new Original("etag", Map.of(), PICTURE));
    }

    @Test
    void saysWhatABodyIsThatHasNoBytes() throws Exception {
        start("bytes", Map.of());

        Exception failure = send("bytes", new Object()).getException();

        assertInstanceOf(InvalidPayloadException.class, failure);
        assertTrue(failure.toString().contains("java.lang.Object"), failure::toString);
    }
}
