package org.thumbnailroute.demo;

import static org.thumbnailroute.demo.Html.escaped;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.demo.DemoOutcome.Announced;
import org.thumbnailroute.demo.DemoOutcome.Failed;
import org.thumbnailroute.thumbnail.StoredThumbnail;

/** One picture on the page. */
final class Card {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());

    private Card() {}

    static String of(Result result, String pathOfOriginal) {
        if (result.outcome() instanceof Announced announced) {
            return announced(result, announced.document(), pathOfOriginal);
        }
        return failed(result, (Failed) result.outcome());
    }

    private static String announced(Result result, Announcement document, String pathOfOriginal) {
        Announcement.Source source = document.source();
        return card(
                result,
                "announced",
                figure("original", source.contentType(), pathOfOriginal, source.width(), source.height())
                        + document.thumbnails().stream().map(Card::shown).collect(Collectors.joining()),
                row("original", dimensions(source.width(), source.height(), source.bytes()))
                        + document.thumbnails().stream().map(Card::described).collect(Collectors.joining()));
    }

    private static String failed(Result result, Failed failed) {
        return card(
                result,
                "failed",
                "<span class=\"original placeholder\">no thumbnail</span>\n",
                row("original", Units.bytes(result.bytes()))
                        + row("<b>" + escaped(failed.reason()) + "</b>", escaped(failed.error())));
    }

    private static String card(Result result, String kind, String pictures, String rows) {
        return """
                <article class="%s">
                <div class="stage">
                %s</div>
                <h3>%s</h3>
                <p class="quiet">%s</p>
                <dl>
                %s%s</dl>
                </article>
                """.formatted(
                        kind,
                        pictures,
                        escaped(result.picture().key()),
                        escaped(result.picture().note()),
                        rows,
                        row("took", result.millis() + " ms"));
    }

    private static String shown(StoredThumbnail thumbnail) {
        return figure("thumbnail", thumbnail.contentType(), thumbnail.link(), thumbnail.width(), thumbnail.height());
    }

    private static String figure(String kind, String contentType, String url, int width, int height) {
        if (contentType.equals("image/tiff")) {
            return "<span class=\"%s placeholder\" title=\"browsers do not show TIFF\">TIFF</span>\n".formatted(kind);
        }
        return "<img class=\"%s\" src=\"%s\" width=\"%d\" height=\"%d\" alt=\"%1$s\">\n"
                .formatted(kind, escaped(url), width, height);
    }

    private static String described(StoredThumbnail thumbnail) {
        return row("thumbnail", dimensions(thumbnail.width(), thumbnail.height(), thumbnail.bytes()))
                + row(
                        "<a href=\"%s\">presigned link</a>".formatted(escaped(thumbnail.link())),
                        "until " + TIME.format(thumbnail.linkExpires()));
    }

    private static String dimensions(int width, int height, long bytes) {
        return "%d × %d, %s".formatted(width, height, Units.bytes(bytes));
    }

    private static String row(String term, String description) {
        return "<dt>%s</dt><dd>%s</dd>\n".formatted(term, description);
    }
}
