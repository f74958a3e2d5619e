package org.thumbnailroute.explain;

import java.util.List;

/**
 * A message, and what the log would say of it.
 *
 * @param uploads one for each of its records
 * @param log its lines, in their order
 */
record ExplainedMessage(GivenMessage message, List<ExplainedUpload> uploads, List<String> log) {

    ExplainedMessage {
        uploads = List.copyOf(uploads);
        log = List.copyOf(log);
    }

    boolean isFailure() {
        return uploads.stream().anyMatch(upload -> upload.expected().isFailure());
    }
}
