package org.thumbnailroute.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.thumbnailroute.idempotent.LeaseStore;
import org.thumbnailroute.text.Printable;

/**
 * What the store of announced uploads holds of one.
 *
 * @param state empty if it could not be looked at
 * @param identity the upload's, in the store
 * @param remark why it is not known more exactly, or how the identity was found
 */
record StoreFacts(Optional<LeaseStore.State> state, String identity, String remark) implements Section {

    boolean is(LeaseStore.State other) {
        return state.equals(Optional.of(other));
    }

    @Override
    public String label() {
        return "store";
    }

    @Override
    public List<String> lines() {
        return List.of(word() + (remark.isEmpty() ? "" : ": " + Printable.line(remark)));
    }

    @Override
    public String name() {
        return "store";
    }

    @Override
    public JsonNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("state", word()).put("identity", identity);
        return remark.isEmpty() ? json : json.put("remark", remark);
    }

    private String word() {
        return state.map(known -> switch (known) {
                    case DONE -> "announced";
                    case HELD -> "leased";
                    case ABSENT -> "unknown";
                })
                .orElse("unavailable");
    }
}
