package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.Call;
import org.thumbnailroute.pictures.QuadrantPicture;

class RightsForATopicByNameTest extends RouteTest {

    /** Before the context starts and looks the topic up. */
    private final int before = aws.calls().list().size();

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.topic", stack.name() + "-ready");
    }

    @Test
    void listsTheTopicsToo() {
        upload("a.jpg", QuadrantPicture.jpeg(300, 200, 1));
        announcement("a.jpg");

        var calls = aws.calls().list();
        var ofSns = calls.subList(before, calls.size()).stream()
                .filter(call -> call.service().equals("sns"))
                .toList();
        assertEquals(
                Set.of(new Call("sns", "ListTopics", "*"), new Call("sns", "Publish", stack.name() + "-ready")),
                Set.copyOf(ofSns));
        Set<String> more = Rights.documentedForSome("the topic");
        more.removeAll(Rights.documented("the topic"));
        assertEquals(Set.of("sns:ListTopics"), more);
    }
}
