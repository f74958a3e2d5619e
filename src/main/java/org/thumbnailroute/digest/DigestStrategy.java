package org.thumbnailroute.digest;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Adds each message to the digest, and says in the property {@value #LEFT} in how many milliseconds the digest is due: Camel
 * would begin to wait anew with each message.
 */
public final class DigestStrategy implements AggregationStrategy {

    private static final String LEFT = "millisToDigest";

    private final DigestPath path;

    /** There is one at a time. */
    private final AtomicReference<@Nullable Digest> gathered = new AtomicReference<>();

    public DigestStrategy(DigestPath path) {
        this.path = path;
    }

    @Override
    public Exchange aggregate(@Nullable Exchange before, Exchange received) {
        long now = System.nanoTime();
        Digest digest = before == null ? new Digest(now) : before.getMessage().getBody(Digest.class);
        gathered.set(digest);
        digest.add(received.getMessage().getBody(Received.class));
        received.setProperty(LEFT, digest.left(path.interval(), now).toMillis());
        Exchange all = before == null ? received : before;
        all.getMessage().setBody(digest);
        return all;
    }

    /** It is about to be sent. */
    @Override
    public void onCompletion(Exchange all) {
        gathered.compareAndSet(all.getMessage().getBody(Digest.class), null);
    }

    /** The digest that will not be sent because the route has stopped. */
    Optional<Digest> takeGathered() {
        return Optional.ofNullable(gathered.getAndSet(null));
    }
}
