package org.thumbnailroute.queue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The receipt handles of the messages that were parked last and are not yet deleted. The oldest are forgotten: some are
 * never deleted here, because another upload in the message failed, or because another program deletes them.
 */
final class ParkedMessages {

    private final Set<String> receiptHandles;

    /** @param most how many are remembered */
    ParkedMessages(int most) {
        this.receiptHandles = Collections.synchronizedSet(Collections.newSetFromMap(new LastFew(most)));
    }

    void add(String receiptHandle) {
        receiptHandles.add(receiptHandle);
    }

    /** Whether it was there. */
    boolean remove(String receiptHandle) {
        return receiptHandles.remove(receiptHandle);
    }

    private static final class LastFew extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1;
        private final int most;

        LastFew(int most) {
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > most;
        }
    }
}
