package org.thumbnailroute.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.thumbnailroute.engine.Inspection;
import org.thumbnailroute.engine.PictureSize;

/**
 * What the original's header says.
 *
 * @param inspection empty if it is too large to be looked at further
 */
record PictureFacts(PictureSize size, Optional<Inspection> inspection) implements Section {

    @Override
    public String label() {
        return "picture";
    }

    @Override
    public List<String> lines() {
        return List.of("%s, %dx%d pixels%s"
                .formatted(
                        size.format(),
                        size.width(),
                        size.height(),
                        inspection.map(PictureFacts::decoding).orElse("")));
    }

    private static String decoding(Inspection inspection) {
        return ", decoded at " + scale(inspection)
                + (inspection.passes() == 1 ? "" : " in %d passes to save memory".formatted(inspection.passes()));
    }

    private static String scale(Inspection inspection) {
        return inspection.numerator() + "/" + inspection.denominator();
    }

    @Override
    public String name() {
        return "picture";
    }

    @Override
    public JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("format", size.format().contentType())
                .put("width", size.width())
                .put("height", size.height());
        inspection.ifPresent(plan -> json.put("scale", scale(plan)).put("passes", plan.passes()));
        return json;
    }
}
