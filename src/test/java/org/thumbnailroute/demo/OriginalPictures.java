package org.thumbnailroute.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The originals from S3 by the pictures' ids, because keys are not made for paths. */
final class OriginalPictures implements HttpHandler {

    static final String PATH = "/originals/";

    /** Pictures that can hold no script. Others a browser may only download. */
    private static final Set<String> SHOWN =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", "image/avif", "image/tiff");

    private final LocalAws aws;
    private final Stack stack;
    private final Board board;

    OriginalPictures(LocalAws aws, Stack stack, Board board) {
        this.aws = aws;
        this.stack = stack;
        this.board = board;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring(PATH.length());
        Optional<Picture> picture = id.matches("\\d{1,9}") ? board.of(Integer.parseInt(id)) : Optional.empty();
        try (exchange) {
            if (picture.isPresent()) {
                send(exchange, picture.get());
            } else {
                PageAnswer.text(exchange, 404, "not found");
            }
        }
    }

    private void send(HttpExchange exchange, Picture picture) throws IOException {
        try (ResponseInputStream<GetObjectResponse> object =
                aws.s3().getObject(get -> get.bucket(stack.sourceBucket()).key(picture.key()))) {
            Headers headers = exchange.getResponseHeaders();
            String type = contentType(picture);
            headers.set("Content-Type", SHOWN.contains(type) ? type : "application/octet-stream");
            headers.set("Content-Security-Policy", "default-src 'none'; sandbox");
            // A reload does not read a large original again. The page adds the time of the upload to the URL, so a
            // later
            // upload of the same key has another one
            headers.set("Cache-Control", "private, max-age=3600, immutable");
            long bytes = object.response().contentLength();
            exchange.sendResponseHeaders(200, bytes == 0 ? -1 : bytes);
            object.transferTo(exchange.getResponseBody());
        } catch (NoSuchKeyException e) {
            PageAnswer.text(exchange, 404, "not found");
        }
    }

    private static String contentType(Picture picture) {
        String told = picture.ending().contentType();
        return told.isEmpty() ? picture.contentType() : told;
    }
}
