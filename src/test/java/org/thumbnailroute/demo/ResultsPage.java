package org.thumbnailroute.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.thumbnailroute.demo.Html.escaped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thumbnailroute.demo.DemoOutcome.Announced;
import org.thumbnailroute.thumbnail.StoredThumbnail;

/** The results as one HTML document that loads nothing but the pictures. */
final class ResultsPage {

    private ResultsPage() {}

    static String of(List<Result> results) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>thumbnail-route</title>
                <link rel="icon" href="data:,">
                <style>
                %s</style>
                </head>
                <body>
                <h1>thumbnail-route</h1>
                <p class="quiet">%s The links work while the demo runs.</p>
                <main>
                %s</main>
                <h2>Inbox</h2>
                <p class="quiet">What the topic sent: a message to people, a JSON document to programs.</p>
                <section>
                %s</section>
                </body>
                </html>
                """.formatted(style(), summary(results), cards(results), inbox(results));
    }

    /** Also the console's last word. */
    static String summary(List<Result> results) {
        long failed = results.stream().filter(Result::failed).count();
        return "%d pictures: %d announced, %d failed.".formatted(results.size(), results.size() - failed, failed);
    }

    private static String cards(List<Result> results) {
        return IntStream.range(0, results.size())
                .mapToObj(i -> Card.of(results.get(i), Site.pathOfOriginal(i)))
                .collect(Collectors.joining());
    }

    private static String inbox(List<Result> results) {
        return results.stream()
                .flatMap(result -> result.outcome() instanceof Announced announced ? Stream.of(announced) : Stream.of())
                .map(ResultsPage::message)
                .collect(Collectors.joining());
    }

    private static String message(Announced announced) {
        return """
                <article>
                <h3>%s</h3>
                <pre>%s</pre>
                <details><summary>JSON</summary><pre>%s</pre></details>
                </article>
                """.formatted(escaped(announced.subject()), withLinks(announced), escaped(announced.json()));
    }

    /** The text as a mail program shows it. */
    private static String withLinks(Announced announced) {
        String text = escaped(announced.text());
        for (StoredThumbnail thumbnail : announced.document().thumbnails()) {
            String link = escaped(thumbnail.link());
            text = text.replace(link, "<a href=\"%s\">%1$s</a>".formatted(link));
        }
        return text;
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(ResultsPage.class.getResourceAsStream("page.css"))) {
            return new String(css.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
