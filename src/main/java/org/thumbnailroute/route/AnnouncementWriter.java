package org.thumbnailroute.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.thumbnailroute.text.Printable;

/**
 * Writes the SNS message in the form of {@code MessageStructure=json}: one text for each protocol, a sentence and the link
 * for people, the {@link Announcement} for programs.
 */
public final class AnnouncementWriter {

    private static final List<String> PROGRAMS = List.of("sqs", "lambda", "http", "https", "firehose");

    private final ObjectMapper json = new ObjectMapper();

    public String write(@Variable("source") Announcement.Source source, @Body List<StoredThumbnail> thumbnails)
            throws JsonProcessingException {
        String document = json.writeValueAsString(Announcement.of(source, thumbnails));
        Map<String, String> message = new LinkedHashMap<>();
        message.put("default", sentence(source, thumbnails));
        PROGRAMS.forEach(protocol -> message.put(protocol, document));
        return json.writeValueAsString(message);
    }

    private static String sentence(Announcement.Source source, List<StoredThumbnail> thumbnails) {
        String links = thumbnails.stream()
                .map(thumbnail ->
                        "%s until %s:%n%s".formatted(thumbnail.size(), thumbnail.linkExpires(), thumbnail.link()))
                .collect(Collectors.joining("\n\n"));
        return "The thumbnail of %s is ready. Open it with this pre-signed URL, %s%n"
                .formatted(Printable.of(source.key()), links);
    }
}
