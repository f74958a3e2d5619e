package org.thumbnailroute.kubernetes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code kubectl apply -k} puts together, with the fields that are used.
 *
 * @param resources files and directories
 * @param patches of what they hold
 */
record Kustomization(
        String apiVersion,
        String kind,
        List<String> resources,
        @Nullable List<Patch> patches) {

    /** A change of one object, in YAML. */
    record Patch(String patch) {}
}
