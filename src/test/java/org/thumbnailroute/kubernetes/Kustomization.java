package org.thumbnailroute.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
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
    record Patch(String patch) {

        private Manifest of(Manifest resource) {
            JsonNode change = Yaml.documents(patch).get(0);
            Manifest named = new Manifest("a patch", change);
            if (!named.kind().equals(resource.kind())
                    || !change.at("/metadata/name").equals(resource.tree().at("/metadata/name"))) {
                throw new ManifestException(named.kind() + " is patched, which " + resource + " is not");
            }
            return new Manifest("the patched " + resource.source(), merge(resource.tree(), change));
        }
    }

    /**
     * A resource with all patches.
     *
     * @throws ManifestException when one of them is for something else
     */
    Manifest patched(Manifest resource) {
        Manifest result = resource;
        for (Patch patch : patches == null ? List.<Patch>of() : patches) {
            result = patch.of(result);
        }
        return result;
    }

    /** RFC 7386, which is what kustomize does for kinds that it has no schema of: maps are merged, all else is replaced. */
    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!target.isObject() || !patch.isObject()) {
            return patch;
        }
        ObjectNode merged = target.deepCopy();
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getValue().isNull()) {
                merged.remove(field.getKey());
            } else {
                merged.set(field.getKey(), merge(merged.path(field.getKey()), field.getValue()));
            }
        }
        return merged;
    }
}
