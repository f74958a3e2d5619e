package org.thumbnailroute.explain;

import java.util.List;
import java.util.Optional;

/**
 * One upload, or one record that is none.
 *
 * @param location {@code s3://bucket/key}, as it came; empty if the record does not say
 */
record ExplainedUpload(Optional<String> location, List<Section> sections, ExpectedOutcome expected) {

    ExplainedUpload {
        sections = List.copyOf(sections);
    }
}
