package org.thumbnailroute.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thumbnailroute.rule.Rule;
import org.thumbnailroute.text.Printable;
import org.thumbnailroute.thumbnail.PresentThumbnail;
import org.thumbnailroute.thumbnail.Rendition;

/** The thumbnails of an upload: what is there, and what would be. */
record ThumbnailFacts(List<Each> thumbnails) implements Section {

    ThumbnailFacts {
        thumbnails = List.copyOf(thumbnails);
    }

    /**
     * One size.
     *
     * @param sourceEtag of the original as it is now; empty if it is not known
     * @param made what would be stored; empty if nothing would
     */
    record Each(ThumbnailLook look, Optional<String> sourceEtag, Optional<Rendition> made) {

        String location() {
            return "s3://%s/%s".formatted(look.bucket(), look.key());
        }

        private Optional<String> stale() {
            return sourceEtag.flatMap(look::staleBecause);
        }

        private String state() {
            if (look.present().isEmpty()) {
                return look.unseen().isEmpty() ? "missing" : "unknown";
            }
            if (!look.present().map(PresentThumbnail::isThumbnail).orElse(false)) {
                return "other";
            }
            return sourceEtag.isEmpty() ? "unknown" : stale().isPresent() ? "stale" : "current";
        }

        private String because() {
            return stale().orElse(look.unseen());
        }

        /** What the route does about it. */
        private String action() {
            if (made.isEmpty()) {
                return "left";
            }
            return look.present()
                    .map(there -> there.isFrom(made.get()) ? "kept" : "replaced")
                    .orElse("created");
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add("%s, %s: %s".formatted(look.variant(), state(), Printable.of(location())));
            Optional.of(because())
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> lines.add("  " + Printable.line(text)));
            made.ifPresent(rendition -> lines.add("  would be " + action() + ": " + described(rendition)));
            return lines;
        }

        private static String described(Rendition rendition) {
            return "%dx%d, %s, %s"
                    .formatted(
                            rendition.width(),
                            rendition.height(),
                            rendition.contentType(),
                            FactNumbers.bytes(rendition.bytes().length));
        }

        ObjectNode json() {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("size", look.variant().size());
            Rule rule = look.variant().rule();
            if (!rule.isForTheRest()) {
                json.put("rule", rule.name());
            }
            json.put("bucket", look.bucket()).put("key", look.key()).put("state", state());
            if (!because().isEmpty()) {
                json.put("because", because());
            }
            json.put("action", action());
            made.ifPresent(rendition -> json.put("contentType", rendition.contentType())
                    .put("width", rendition.width())
                    .put("height", rendition.height())
                    .put("bytes", rendition.bytes().length));
            return json;
        }
    }

    @Override
    public String label() {
        return "thumbnail";
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        thumbnails.forEach(each -> lines.addAll(each.lines()));
        return lines;
    }

    @Override
    public String name() {
        return "thumbnails";
    }

    @Override
    public JsonNode json() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        thumbnails.forEach(each -> all.add(each.json()));
        return all;
    }
}
