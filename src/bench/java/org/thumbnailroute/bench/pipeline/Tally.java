package org.thumbnailroute.bench.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.thumbnailroute.local.Published;

/** Counts announcements without keeping them. */
final class Tally implements Consumer<Published> {

    private final JsonMapper json = new JsonMapper();
    private final Set<String> keys = new HashSet<>();
    private int announced;
    private long firstMillis;

    @Override
    public void accept(Published message) {
        String key = source(message);
        synchronized (this) {
            if (announced++ == 0) {
                firstMillis = System.currentTimeMillis();
            }
            keys.add(key);
        }
    }

    private String source(Published message) {
        try {
            return json.readTree(message.textFor("sqs")).at("/source/key").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an announcement for programs that is no JSON", e);
        }
    }

    synchronized int announced() {
        return announced;
    }

    /** Each upload once, however often it was announced. */
    synchronized int distinct() {
        return keys.size();
    }

    /** When the first came, in ms since 1970; 0 before. */
    synchronized long firstMillis() {
        return firstMillis;
    }
}
