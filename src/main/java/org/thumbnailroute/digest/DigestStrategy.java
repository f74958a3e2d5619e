package org.thumbnailroute.digest;

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

    public DigestStrategy(DigestPath path) {
        this.path = path;
    }

    @Override
    public Exchange aggregate(@Nullable Exchange before, Exchange received) {
        long now = System.nanoTime();
        Digest digest = before == null ? new Digest(now) : before.getMessage().getBody(Digest.class);
        digest.add(received.getMessage().getBody(Received.class));
        received.setProperty(LEFT, digest.left(path.interval(), now).toMillis());
        Exchange all = before == null ? received : before;
        all.getMessage().setBody(digest);
        return all;
    }
}
