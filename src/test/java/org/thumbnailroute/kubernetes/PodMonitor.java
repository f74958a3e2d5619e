package org.thumbnailroute.kubernetes;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** The Prometheus operator's PodMonitor, with just the fields that are shipped, as in its reference of version 0.93. */
record PodMonitor(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    /** Which pods are scraped, and how. */
    record Spec(LabelSelector selector, List<Endpoint> podMetricsEndpoints) {}

    /**
     * What is scraped.
     *
     * @param path with a slash at its beginning
     * @param interval from one scrape to the next
     */
    record Endpoint(String path, String interval, List<Relabeling> relabelings) {}

    /** A label of the target that is made of others. */
    record Relabeling(List<String> sourceLabels, String targetLabel, String replacement) {}
}
