package org.thumbnailroute.announcement;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.announcement.AnnouncementSchema.assertDescribed;
import static org.thumbnailroute.announcement.AnnouncementSchema.broken;
import static org.thumbnailroute.announcement.AnnouncementSchema.undescribed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.docs.Document;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.state.State;

/** Documents of real uploads are held against the schema where they are published, in the tests of the route. */
class AnnouncementSchemaTest {

    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    static Stream<String> examples() {
        return Stream.of("announcements.md", "placeholders.md")
                .flatMap(page -> EXAMPLE.matcher(Document.page(page).text()).results())
                .map(match -> match.group(1));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void describesTheExamplesOfThePages(String example) throws JsonProcessingException {
        assertDescribed(new ObjectMapper().readTree(example));
    }

    @Test
    void thePagesShowASuccessAFailureARemovalAndFacts() {
        assertEquals(4, examples().count());
    }

    /** The promise of version 1, to validators that subscribers have today. */
    @Test
    void takesWhatAnOlderWorkerPublished() {
        assertEquals(List.of(), broken(State.json("announcement.json")));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void describesEachFailure(Reason reason) {
        assertDescribed(failure(reason, Optional.of(new ObjectLocation("b", "a/k.jpg"))));
        assertDescribed(failure(reason, Optional.of(new ObjectLocation("b", ""))));
        assertDescribed(failure(reason, Optional.empty()));
    }

    @Test
    void aReaderTakesFieldsThatItDoesNotKnowAndTheTestsFindThem() {
        for (String place : List.of("", "/source", "/thumbnails/0", "/failure")) {
            ObjectNode document = place.equals("/failure")
                    ? (ObjectNode) failure(Reason.BAD_EVENT, Optional.empty())
                    : State.json("announcement.json").deepCopy();
            ((ObjectNode) document.at(place)).put("added", 1);

            assertEquals(List.of(), broken(document), place);
            assertTrue(undescribed(document).toString().contains("added"), place);
        }
    }

    @Test
    void findsWhatIsMissingOrWrong() {
        List<Consumer<ObjectNode>> damages = List.of(
                document -> document.put("version", 2),
                document -> document.remove("version"),
                document -> document.remove("source"),
                document -> document.remove("thumbnails"),
                document -> document.putArray("thumbnails"),
                document -> document.putObject("failure"),
                document -> ((ObjectNode) document.path("source")).remove("key"),
                document -> ((ObjectNode) document.path("source")).put("bytes", "1"),
                document -> ((ObjectNode) document.path("source")).put("partial", false),
                document -> ((ObjectNode) document.at("/thumbnails/0")).remove("link"),
                document -> ((ObjectNode) document.at("/thumbnails/0")).put("linkExpires", "tomorrow"),
                document -> document.put("outcome", "parked"));
        assertAll(damages.stream().map(damage -> () -> {
            ObjectNode document = State.json("announcement.json").deepCopy();
            damage.accept(document);
            assertFalse(broken(document).isEmpty(), document::toString);
        }));
    }

    @Test
    void takesNoEmptyText() {
        for (JsonNode whole : List.of(
                State.json("announcement.json"),
                failure(Reason.BAD_EVENT, Optional.of(new ObjectLocation("b", "k"))))) {
            for (String pointer : texts("", whole)) {
                ObjectNode document = whole.deepCopy();
                int slash = pointer.lastIndexOf('/');
                ((ObjectNode) document.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), "");

                assertFalse(broken(document).isEmpty(), pointer);
            }
        }
    }

    /** Where in the document there is a text. */
    private static List<String> texts(String pointer, JsonNode node) {
        if (node.isTextual()) {
            return List.of(pointer);
        }
        List<String> all = new ArrayList<>();
        node.properties().forEach(field -> all.addAll(texts(pointer + "/" + field.getKey(), field.getValue())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            all.addAll(texts(pointer + "/" + i, node.path(i)));
        }
        return all;
    }

    private static JsonNode failure(Reason reason, Optional<ObjectLocation> source) {
        return new FailureAnnouncement(reason, "error", source, "id", Audience.PROGRAMS).document();
    }
}
