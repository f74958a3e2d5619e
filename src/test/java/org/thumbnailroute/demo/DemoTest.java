package org.thumbnailroute.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.demo.DemoOutcome.Announced;
import org.thumbnailroute.demo.DemoOutcome.Failed;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.thumbnail.StoredThumbnail;

/** The demo without its beginning and its end: the route, the uploads, the table and the page. */
@TestInstance(Lifecycle.PER_CLASS)
class DemoTest {

    private static final String HOSTILE_KEY = "<script>alert('1')</script>&amp; \"quoted\".png";

    private final LocalAws aws = SharedAws.get();
    private final Stack stack = aws.createStack("demo", 3);
    private final DemoRoute route = new DemoRoute(stack);
    private final byte[] photo = ImageFile.encode(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "jpeg");
    private final List<DemoPicture> pictures = List.of(
            picture("a/photo.jpg", photo),
            picture(HOSTILE_KEY, ImageFile.encode(new BufferedImage(90, 90, BufferedImage.TYPE_INT_ARGB), "png")),
            picture("scan.tif", ImageFile.encode(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "tiff")),
            picture("notes.jpg", "no picture".getBytes(UTF_8)),
            new DemoPicture("unreadable.jpg", "image/jpeg", "", () -> {
                throw new IOException("permission denied");
            }));
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private List<Result> results = List.of();

    @BeforeAll
    void runTheDemo() {
        route.start();
        results = new DemoRun(aws, stack, pictures)
                .run(new Table(new PrintStream(console, true, UTF_8), pictures)::print);
    }

    @AfterAll
    void stopTheRoute() {
        route.close();
    }

    @Test
    void reportsEachPictureInTheOrderOfTheUploads() {
        assertEquals(pictures, results.stream().map(Result::picture).toList());
        assertEquals(
                List.of(false, false, false, true, true),
                results.stream().map(Result::failed).toList());
    }

    @Test
    void saysWhyThereIsNoThumbnail() {
        Failed rejected = (Failed) results.get(3).outcome();
        assertEquals("unsupported-format", rejected.reason());
        assertTrue(rejected.error().contains("no known picture format"), rejected.error());
        assertEquals(
                new Failed("not-uploaded", "permission denied"), results.get(4).outcome());
    }

    @Test
    void announcesLinksThatWork() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(URI.create(thumbnail(0).link()));
        assertEquals(200, answer.statusCode());
        assertEquals("image/jpeg", answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(64, ImageFile.decode(answer.body()).getWidth());
    }

    @Test
    void printsEachLinkInFull() {
        String table = console.toString(UTF_8);
        assertTrue(table.contains("320x200, "), table);
        assertTrue(table.contains(thumbnail(0).link() + System.lineSeparator()), table);
        assertTrue(table.contains("unsupported-format: "), table);
    }

    @Test
    void putsKeysOnThePageAsText() {
        String page = ResultsPage.of(results);
        assertTrue(page.contains("<h3>a/photo.jpg</h3>"), page);
        assertTrue(
                page.contains(
                        "<h3>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp; &quot;quoted&quot;.png</h3>"),
                page);
        assertFalse(page.contains("<script"), page);
        assertTrue(page.contains("<b>unsupported-format</b>"), page);
    }

    @Test
    void servesThePageAndTheOriginals() throws IOException, InterruptedException {
        try (PageServer server = PageServer.bind(0)) {
            URI page = server.serve(new Site(results, key -> photo, aws.s3Endpoint()));
            assertEquals(ResultsPage.of(results), new String(get(page).body(), UTF_8));
            assertArrayEquals(photo, get(page.resolve(Site.pathOfOriginal(0))).body());
            assertEquals(404, get(page.resolve(Site.pathOfOriginal(3))).statusCode(), "a file that is no picture");
            assertEquals(404, get(page.resolve("/original/a/photo.jpg")).statusCode(), "a key");
        }
    }

    @Test
    void takesEveryFileBelowADirectory(@TempDir Path directory) throws Exception {
        Files.write(Files.createDirectories(directory.resolve("b/c")).resolve("2.jpg"), photo);
        Files.write(directory.resolve("a.jpg"), photo);
        List<DemoPicture> files = DemoPictures.in(directory);
        assertEquals(
                List.of("a.jpg", "b/c/2.jpg"),
                files.stream().map(DemoPicture::key).toList());
        assertArrayEquals(photo, files.get(1).file().call());
    }

    @Test
    void complainsOfADirectoryWithoutFiles(@TempDir Path directory) {
        assertThrows(UserError.class, () -> DemoPictures.in(directory));
        assertThrows(UserError.class, () -> DemoPictures.in(directory.resolve("missing")));
    }

    private StoredThumbnail thumbnail(int index) {
        return ((Announced) results.get(index).outcome())
                .document()
                .thumbnails()
                .get(0);
    }

    private static DemoPicture picture(String key, byte[] file) {
        return new DemoPicture(key, "application/octet-stream", "", () -> file);
    }

    private static HttpResponse<byte[]> get(URI uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
