package org.thumbnailroute.local;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every request that was made with a worker's credentials, refused ones included. What the tests ask through the clients
 * of {@link LocalAws} is not in it; a pre-signed link is, since it works by the rights of who signed it.
 */
public final class CallLog {
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,]+)/");

    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

    /** In the order of their arrival. */
    public List<Call> list() {
        return List.copyOf(calls);
    }

    public void clear() {
        calls.clear();
    }

    /** @param authorization the header of that name */
    void addSigned(@Nullable String authorization, Call call) {
        Matcher credential = CREDENTIAL.matcher(authorization == null ? "" : authorization);
        add(credential.find() ? credential.group(1) : "", call);
    }

    void add(String accessKey, Call call) {
        if (!accessKey.equals(LocalAws.TEST_ACCESS_KEY)) {
            calls.add(call);
        }
    }
}
