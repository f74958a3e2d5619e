package org.thumbnailroute.local;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every request that was made with a worker's credentials, refused ones included. What the tests ask through the clients
 * of {@link LocalAws} is not in it; a pre-signed link is, since it works by the rights of who signed it.
 */
public final class CallLog {
    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,]+)/");

    private final boolean listed;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Map<Call, LongAdder> counts = new ConcurrentHashMap<>();

    /** @param listed false if {@link #counts} is enough: the list grows for ever */
    CallLog(boolean listed) {
        this.listed = listed;
    }

    /** In the order of their arrival. */
    public List<Call> list() {
        return List.copyOf(calls);
    }

    /** How often each was made. */
    public Map<Call, Long> counts() {
        return counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, call -> call.getValue()
                .sum()));
    }

    public void clear() {
        calls.clear();
        counts.clear();
    }

    /** @param authorization the header of that name */
    void addSigned(@Nullable String authorization, Call call) {
        Matcher credential = CREDENTIAL.matcher(authorization == null ? "" : authorization);
        add(credential.find() ? credential.group(1) : "", call);
    }

    void add(String accessKey, Call call) {
        if (!accessKey.equals(LocalAws.TEST_ACCESS_KEY)) {
            counts.computeIfAbsent(call, key -> new LongAdder()).increment();
            if (listed) {
                calls.add(call);
            }
        }
    }
}
