package org.thumbnailroute.original;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.aws.Queue;
import org.thumbnailroute.aws.RetryLater;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.thumbnail.Rendition;
import org.thumbnailroute.thumbnail.TestRenditions;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

class OriginalReaderTest {

    private static final Upload UPLOAD = upload(Optional.of("told"), OptionalLong.of(100));

    private final Settings settings = ShippedSettings.with("thumbnail.max-source-bytes", "100");
    private final SourceMemory memory = new SourceMemory(settings);
    private final OriginalReader reader = reader(settings);
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean closedBeforeAborted = new AtomicBoolean();
    private final AtomicBoolean aborted = new AtomicBoolean();

    @Test
    void readsAnObjectAndGivesTheConnectionBack() throws IOException {
        Original original = reader.read(object(100, 100), UPLOAD, exchange);

        assertArrayEquals(new byte[100], original.bytes());
        assertEquals("tag", original.etag());
        assertTrue(closed.get());
        assertFalse(aborted.get());
    }

    /** Closing would read the rest of the body first, to give the connection back. */
    @Test
    void hangsUpOnAnObjectThatIsTooLarge() {
        RejectedException rejection =
                assertThrows(RejectedException.class, () -> reader.read(object(101, 101), UPLOAD, exchange));

        assertEquals(Reason.TOO_MANY_BYTES, rejection.reason());
        assertTrue(aborted.get());
        assertFalse(closedBeforeAborted.get());
    }

    /** By what every version of the route writes, in whatever case a server gives it back; before any limit. */
    @ParameterizedTest
    @ValueSource(strings = {"source-etag,recipe,upload", "Source-Etag,Recipe,Upload"})
    void hangsUpOnAThumbnail(String names) {
        String[] name = names.split(",", -1);
        Map<String, String> metadata =
                Map.of(name[0], "e", name[1], "v2 64x64", name[2], Upload.identityOf("b", "k", "1", "v2 64x64"));

        NothingToDoException ignored = assertThrows(
                NothingToDoException.class, () -> reader.read(object(101, 101, metadata), UPLOAD, exchange));

        assertTrue(String.valueOf(ignored.getMessage()).startsWith("own-thumbnail (its metadata"));
        assertTrue(aborted.get());
        assertFalse(closedBeforeAborted.get());
    }

    /** Or a thumbnail that was stored before a crash would be stored again. */
    @Test
    void knowsAThumbnailAgainInWhateverCaseAServerGivesItsMetadataBack() {
        Rendition rendition = TestRenditions.of("k");

        assertTrue(rendition.isDescribedBy(
                Map.of("Source-Etag", "e", "Recipe", "v2 64x64", "Upload", "u", "Content-Language", "en")));
        assertFalse(rendition.isDescribedBy(Map.of("source-etag", "e", "recipe", "v2 64x64", "upload", "other")));
    }

    /** Other programs have recipes and uploads, too. */
    @ParameterizedTest
    @ValueSource(strings = {"source-etag", "recipe", "upload"})
    void readsAnObjectWithOtherMetadata(String name) throws IOException {
        Map<String, String> metadata = new HashMap<>(
                Map.of("source-etag", "e", "recipe", "v2 64x64", "upload", Upload.identityOf("b", "k", "1", "r")));
        metadata.put(name, "pancakes");
        if (name.equals("source-etag")) {
            metadata.remove(name);
        }

        assertEquals(
                100, reader.read(object(100, 100, metadata), UPLOAD, exchange).bytes().length);
    }

    @Test
    void hangsUpWhenTheBodyIsShorterThanPromised() {
        assertThrows(IOException.class, () -> reader.read(object(100, 60), UPLOAD, exchange));

        assertTrue(aborted.get());
        assertFalse(closedBeforeAborted.get());
    }

    /** The event's size is only what somebody says; what is allocated is what is counted. */
    @Test
    void countsTheBytesThatItReads() throws IOException {
        assertTrue(memory.budget().isWhole());

        reader.read(object(100, 100), UPLOAD, exchange);

        assertFalse(memory.budget().isWhole());
        SourceMemory.giveBack(exchange);
        assertTrue(memory.budget().isWhole());
    }

    /** As from a proxy that compresses answers, or streams them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 60, 99, 100})
    void readsABodyWhoseLengthIsNotToldInAdvance(int sent) throws IOException {
        Upload told = upload(Optional.of("told"), OptionalLong.of(sent));

        Original original = reader.read(streamed(sent), told, exchange);

        assertEquals(sent, original.bytes().length);
        assertFalse(memory.budget().isWhole(), "its bytes are counted");
        assertTrue(closed.get());
    }

    @Test
    void readsManyPiecesOfUnknownLength() throws IOException {
        Settings roomy = ShippedSettings.with("thumbnail.max-source-bytes", "1000000");
        byte[] sent = new byte[777_777];
        new Random(1).nextBytes(sent);

        Original original =
                reader(roomy).read(streamed(sent, "\"tag\""), upload(Optional.empty(), OptionalLong.empty()), exchange);

        assertArrayEquals(sent, original.bytes());
    }

    @Test
    void readsNoMoreThanTheLimitOfABodyOfUnknownLength() {
        RejectedException rejection =
                assertThrows(RejectedException.class, () -> reader.read(streamed(1_000), UPLOAD, exchange));

        assertEquals(Reason.TOO_MANY_BYTES, rejection.reason());
        assertTrue(aborted.get());
        assertFalse(closedBeforeAborted.get());
    }

    @Test
    void rejectsAnEmptyBodyOfUnknownLength() {
        Upload told = upload(Optional.of("told"), OptionalLong.of(0));
        RejectedException rejection =
                assertThrows(RejectedException.class, () -> reader.read(streamed(0), told, exchange));

        assertEquals(Reason.EMPTY_OBJECT, rejection.reason());
    }

    /** Nothing else says that a connection which simply ends has ended too soon. */
    @Test
    void noticesByTheEventThatSomethingIsMissing() {
        assertThrows(IOException.class, () -> reader.read(streamed(60), UPLOAD, exchange));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            quoteCharacter = '`',
            value = {"\"tag\", tag", "tag, tag", "W/\"tag\", tag", "``, told", ", told"})
    void knowsTheEtagInWhateverFormItComes(@Nullable String header, String etag) throws IOException {
        assertEquals(
                etag,
                reader.read(streamed(new byte[100], header), UPLOAD, exchange).etag());
    }

    @Test
    void failsWhereNobodyTellsAnEtag() {
        Upload told = upload(Optional.empty(), OptionalLong.of(100));
        IllegalStateException failure = assertThrows(
                IllegalStateException.class, () -> reader.read(streamed(new byte[100], null), told, exchange));

        assertTrue(String.valueOf(failure.getMessage()).startsWith("neither S3 nor the event tells"));
        assertTrue(aborted.get());
    }

    private OriginalReader reader(Settings others) {
        Queue queue = new Queue("q", "http://localhost/q", OptionalInt.of(5), Duration.ofDays(4));
        return new OriginalReader(others, memory, new RetryLater(SharedAws.get().sqs(), queue, others));
    }

    private static Upload upload(Optional<String> etag, OptionalLong size) {
        return new Upload(
                "b",
                "k",
                ShippedSettings.with(Map.of()).rules().of("k"),
                "identity",
                etag,
                size,
                Audience.ALL,
                Optional.empty());
    }

    private ResponseInputStream<GetObjectResponse> streamed(int sent) {
        return streamed(new byte[sent], "\"tag\"");
    }

    private ResponseInputStream<GetObjectResponse> streamed(byte[] sent, @Nullable String etag) {
        return object(GetObjectResponse.builder().eTag(etag).build(), sent);
    }

    private ResponseInputStream<GetObjectResponse> object(long promised, int sent) {
        return object(promised, sent, Map.of());
    }

    private ResponseInputStream<GetObjectResponse> object(long promised, int sent, Map<String, String> metadata) {
        return object(
                GetObjectResponse.builder()
                        .contentLength(promised)
                        .metadata(metadata)
                        .eTag("\"tag\"")
                        .build(),
                new byte[sent]);
    }

    private ResponseInputStream<GetObjectResponse> object(GetObjectResponse response, byte[] sent) {
        FilterInputStream body = new FilterInputStream(new ByteArrayInputStream(sent)) {
            @Override
            public void close() {
                closed.set(true);
                closedBeforeAborted.set(!aborted.get());
            }
        };
        return new ResponseInputStream<>(response, AbortableInputStream.create(body, () -> aborted.set(true)));
    }
}
