package org.thumbnailroute.bench.pipeline;

import java.util.Map;

/**
 * What the local AWS has seen of the workers on the current stack.
 *
 * @param announced messages that the topic took
 * @param distinct uploads that these tell of
 * @param firstMillis when the first was published, in ms since 1970; 0 if none was
 * @param calls how often each operation was asked for, by "service:Action"
 * @param tlsConnections how many the workers opened over TLS
 * @param cpuMillis what the server itself has used since its start
 */
record AwsState(
        int announced, int distinct, long firstMillis, Map<String, Long> calls, int tlsConnections, double cpuMillis) {

    AwsState {
        calls = Map.copyOf(calls);
    }
}
