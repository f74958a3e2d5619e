package org.thumbnailroute.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.demo.Picture.State;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.route.SharedAws;

/** The demo without its beginning and its end: the route, the uploads, the table, and what the server answers. */
@TestInstance(Lifecycle.PER_CLASS)
class DemoTest {

    private static final String HOSTILE_KEY = "<script>alert('1')</script>&amp; \"quoted\".png";

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalAws aws = SharedAws.get();
    private final Stack stack = aws.createStack("demo", 3);
    private final DemoPage page = new DemoPage(aws, stack);
    private final DemoRoute route = new DemoRoute(stack, page, Map.of());
    private final PageServer server = PageServer.bind(0);
    private final byte[] photo = ImageFile.encode(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "jpeg");
    private final List<DemoPicture> pictures = List.of(
            picture("a/photo.jpg", photo),
            picture(HOSTILE_KEY, ImageFile.encode(new BufferedImage(90, 90, BufferedImage.TYPE_INT_ARGB), "png")),
            picture("notes.jpg", "no picture".getBytes(UTF_8)),
            new DemoPicture("unreadable.jpg", "image/jpeg", "", () -> {
                throw new IOException("permission denied");
            }));
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private List<Picture> results = List.of();
    private URI address = URI.create("none");

    @BeforeAll
    void runTheDemo() throws InterruptedException {
        route.start();
        address = page.serve(server);
        results = new DemoRun(page, pictures).run(new Table(new PrintStream(console, true, UTF_8), pictures)::print);
    }

    @AfterAll
    void stopTheRoute() {
        server.close();
        page.close();
        route.close();
    }

    @Test
    void reportsEachPictureInTheOrderOfTheUploads() {
        assertEquals(
                pictures.stream().map(DemoPicture::key).toList(),
                results.stream().map(Picture::key).toList());
        assertEquals(
                List.of(State.ANNOUNCED, State.ANNOUNCED, State.FAILED, State.FAILED),
                results.stream().map(Picture::state).toList());
        assertEquals("4 pictures: 2 announced, 2 failed.", Table.summary(results));
    }

    @Test
    void saysWhyThereIsNoThumbnailAndWhatToDo() {
        Ending rejected = results.get(2).ending();
        assertEquals("unsupported-format", rejected.reason());
        assertTrue(rejected.error().contains("no known picture format"), rejected.error());
        assertEquals("convert it, and upload it again", rejected.advice());
        Ending unreadable = results.get(3).ending();
        assertEquals("not-uploaded: permission denied", unreadable.reason() + ": " + unreadable.error());
    }

    @Test
    void tellsEachStepInItsOrder() {
        assertEquals(
                List.of("fetch", "decode", "scale", "encode", "store", "presign", "announce"),
                results.get(0).steps().stream().map(Picture.StepTime::name).toList());
        assertEquals("decode", results.get(2).step());
    }

    @Test
    void announcesLinksThatWork() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(URI.create(linkOf(results.get(0))));
        assertEquals(200, answer.statusCode());
        assertEquals("image/jpeg", answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals(64, ImageFile.decode(answer.body()).getWidth());
    }

    @Test
    void printsEachLinkInFull() {
        String table = console.toString(UTF_8);
        assertTrue(table.contains("320x200, "), table);
        assertTrue(table.contains(linkOf(results.get(0)) + System.lineSeparator()), table);
        assertTrue(table.contains("unsupported-format: "), table);
    }

    @Test
    void servesAPageThatRunsOnlyItsOwnScripts() throws IOException, InterruptedException {
        HttpResponse<byte[]> html = get(address);
        String policy = html.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.startsWith("default-src 'none'; script-src 'self';"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertEquals(404, get(address.resolve("/DemoTest.class")).statusCode());
        assertEquals(404, get(address.resolve("/../page.css")).statusCode());
    }

    @Test
    void showsOriginalsButRunsNothingInThem() throws IOException, InterruptedException {
        HttpResponse<byte[]> original = original(idOf("a/photo.jpg"));
        assertArrayEquals(photo, original.body());
        assertEquals("image/jpeg", original.headers().firstValue("Content-Type").orElse(""));
        upload("page.html", "text/html", "<script>alert(1)</script>".getBytes(UTF_8));
        HttpResponse<byte[]> html = original(idOf("page.html"));
        assertEquals(
                "application/octet-stream",
                html.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                "default-src 'none'; sandbox",
                html.headers().firstValue("Content-Security-Policy").orElse(""));
        assertEquals(
                404, get(address.resolve(OriginalPictures.PATH + "a/photo.jpg")).statusCode(), "a key");
    }

    @Test
    void uploadsWhateverAFileIsCalled() throws IOException, InterruptedException {
        for (String key : List.of("a b/ü 🎉 %2F+&?.jpg", "\u202Egpj.exe.jpg")) {
            assertEquals(200, upload(key, "image/jpeg", photo).statusCode(), key);
            await(key).until(() -> page.board().of(key).orElseThrow().state() == State.ANNOUNCED);
        }
        assertEquals(
                "\\u202egpj.exe.jpg",
                page.board().of("\u202Egpj.exe.jpg").orElseThrow().name());
    }

    @Test
    void saysWhyAFileCannotBeUploaded() throws IOException, InterruptedException {
        String key = "../outside.jpg";
        assertEquals(422, upload(key, "image/jpeg", photo).statusCode());
        assertEquals("not-uploaded", page.board().of(key).orElseThrow().ending().reason());
        String error = page.board().of(key).orElseThrow().ending().error();
        assertTrue(error.startsWith("Bad Request"), error);
        assertEquals(400, upload("", "image/jpeg", photo).statusCode());
    }

    @Test
    void saysThatAnUploadBrokeOff() throws IOException {
        try (Socket browser = new Socket(address.getHost(), address.getPort())) {
            String half =
                    "POST /uploads?key=cut HTTP/1.1\r\nHost: %1$s\r\nOrigin: http://%1$s\r\nContent-Length: 9\r\n\r\nhalf";
            browser.getOutputStream()
                    .write(half.formatted(address.getAuthority()).getBytes(UTF_8));
        }
        await().until(() -> page.board()
                .of("cut")
                .filter(cut -> cut.state() == State.FAILED)
                .isPresent());
        assertEquals(
                "the upload broke off",
                page.board().of("cut").orElseThrow().ending().error());
    }

    @Test
    void keepsNoMoreInMemoryThanThereIsRoomFor() {
        Board board = new Board();
        SourceBucket small = new SourceBucket(aws, stack, board, photo.length);
        assertEquals("", put(small, "first.jpg"));
        assertTrue(put(small, "second.jpg").contains("the local S3 keeps everything in memory"));
        assertEquals(State.FAILED, board.of("second.jpg").orElseThrow().state());
    }

    @Test
    void givesProgramsTheInbox() throws IOException, InterruptedException {
        String inbox = new String(get(address.resolve("/inbox.json")).body(), UTF_8);
        assertTrue(inbox.contains("\"key\":\"a/photo.jpg\""), inbox);
        assertTrue(inbox.contains("\"subject\":\"Pre-Signed URL for thumbnail\""), inbox);
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

    private static String linkOf(Picture picture) {
        return picture.ending().thumbnails().get(0).link();
    }

    private int idOf(String key) {
        return page.board().of(key).orElseThrow().id();
    }

    private String put(SourceBucket bucket, String key) {
        return bucket.put(key, "image/jpeg", "", photo.length, new ByteArrayInputStream(photo))
                .orElse("");
    }

    private static DemoPicture picture(String key, byte[] file) {
        return new DemoPicture(key, "application/octet-stream", "", () -> file);
    }

    private HttpResponse<byte[]> original(int id) throws IOException, InterruptedException {
        return get(address.resolve(OriginalPictures.PATH + id));
    }

    private HttpResponse<byte[]> upload(String key, String contentType, byte[] file)
            throws IOException, InterruptedException {
        URI uploads = address.resolve(Uploads.PATH + "?key=" + URLEncoder.encode(key, UTF_8));
        return http.send(
                HttpRequest.newBuilder(uploads)
                        .header("Origin", address.resolve("/").toString().replaceAll("/$", ""))
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(file))
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> get(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }
}
