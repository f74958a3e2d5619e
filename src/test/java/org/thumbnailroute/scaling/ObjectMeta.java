package org.thumbnailroute.scaling;

import java.util.Map;

/** What the name of a manifest's object is. A namespace is left to whoever applies it. */
public record ObjectMeta(String name, Map<String, String> labels) {}
