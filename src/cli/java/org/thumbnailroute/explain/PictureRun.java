package org.thumbnailroute.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.engine.FocalPoint;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.Inspection;
import org.thumbnailroute.engine.MachineMemory;
import org.thumbnailroute.engine.PictureSize;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.original.Original;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.thumbnail.FocusMetadata;
import org.thumbnailroute.thumbnail.PresentThumbnail;
import org.thumbnailroute.thumbnail.Rendition;
import org.thumbnailroute.thumbnail.StoredThumbnail;

/** What the route makes of an original: thumbnails in memory, links, the announcement. Used once. */
final class PictureRun {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a thumbnail that is not stored; as long as those of S3. */
    private static final String ETAG_TO_COME = "0".repeat(32);

    private final DryRoute route;
    private final Settings settings;
    private final Exchange exchange;
    private final ThumbnailLooks looks;
    private final boolean withLinks;
    private final List<Limit> limits = new ArrayList<>();
    private Optional<PictureFacts> picture = Optional.empty();
    private Optional<AnnouncementFacts> announcement = Optional.empty();
    private List<Rendition> renditions = List.of();

    PictureRun(DryRoute route, Exchange exchange, ThumbnailLooks looks, boolean withLinks) {
        this.route = route;
        this.settings = route.settings();
        this.exchange = exchange;
        this.looks = looks;
        this.withLinks = withLinks;
    }

    /** What is known of the picture, however far the run came. */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        picture.ifPresent(sections::add);
        if (!limits.isEmpty()) {
            sections.add(new Limits(limits));
        }
        return sections;
    }

    List<Rendition> renditions() {
        return renditions;
    }

    Optional<AnnouncementFacts> announcement() {
        return announcement;
    }

    void limitBytes(long bytes) {
        limits.clear();
        limits.add(new Limit("bytes", bytes, settings.limits().sourceBytes(), "thumbnail.max-source-bytes"));
    }

    /** The steps from resize to the announcement. */
    void make(Upload upload, Original original) {
        limitBytes(original.bytes().length);
        inspect(upload, original);
        exchange.getMessage().setBody(original);
        route.resize().process(exchange);
        renditions = madeRenditions().stream().map(this::stored).toList();
        List<StoredThumbnail> thumbnails = renditions.stream().map(this::linked).toList();
        exchange.setVariable("thumbnails", thumbnails);
        if (upload.isAnnounced()) {
            Announcement.Source source = exchange.getVariable("source", Announcement.Source.class);
            String message = route.announcementWriter().write(exchange, upload, source, thumbnails);
            announcement = Optional.of(facts(upload, message));
        }
    }

    /** What is too large or broken the step resize itself will reject. */
    private void inspect(Upload upload, Original original) {
        byte[] bytes = original.bytes();
        try {
            PictureSize size = PictureSize.of(bytes, settings.webp());
            limits.add(new Limit(
                    "pixels", size.pixels(), settings.limits().sourcePixels(), "thumbnail.max-source-pixels"));
            picture = Optional.of(new PictureFacts(size, Optional.empty()));
            // the step itself complains about a focal point that makes no sense
            Optional<FocalPoint> focus = FocusMetadata.of(upload.profile(), original.metadata(), complaint -> {});
            Inspection inspection =
                    route.thumbnailer().inspect(bytes, upload.profile().request(focus));
            picture = Optional.of(new PictureFacts(size, Optional.of(inspection)));
            limitMemory(inspection, route.memory());
        } catch (ImageRejectedException e) {
            return;
        }
    }

    private void limitMemory(Inspection inspection, MachineMemory memory) {
        limits.add(new Limit("memory", inspection.heap(), memory.heap().bytes(), "half of this JVM's -Xmx"));
        if (inspection.beside() > 0) {
            limits.add(new Limit(
                    "memory beside the heap",
                    inspection.beside(),
                    memory.beside().bytes(),
                    "what this machine has beside -Xmx"));
        }
    }

    @SuppressWarnings("unchecked") // what the step resize leaves
    private List<Rendition> madeRenditions() {
        return exchange.getMessage().getBody(List.class);
    }

    private Rendition stored(Rendition rendition) {
        return looks.present(rendition)
                .map(there -> there.followedBy(rendition))
                .orElse(rendition);
    }

    private StoredThumbnail linked(Rendition rendition) {
        String etag = kept(rendition).map(PresentThumbnail::etag).orElse(ETAG_TO_COME);
        return route.presignLink().presign(rendition, etag);
    }

    private Optional<PresentThumbnail> kept(Rendition rendition) {
        return looks.present(rendition).filter(there -> there.isFrom(rendition));
    }

    private AnnouncementFacts facts(Upload upload, String message) {
        try {
            JsonNode document =
                    JSON.readTree(JSON.readTree(message).path("default").asText());
            for (int i = 0; i < renditions.size(); i++) {
                ObjectNode thumbnail = (ObjectNode) document.path("thumbnails").path(i);
                if (!withLinks) {
                    thumbnail.remove("link");
                }
                if (kept(renditions.get(i)).isEmpty()) {
                    thumbnail.remove("etag");
                }
            }
            int bytes = message.getBytes(StandardCharsets.UTF_8).length;
            return new AnnouncementFacts(settings.announcements().topic(), upload.audience(), bytes, document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the announcement is no JSON", e);
        }
    }
}
