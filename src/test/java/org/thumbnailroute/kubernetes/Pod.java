package org.thumbnailroute.kubernetes;

import java.util.List;
import java.util.Map;

/**
 * What a cluster would run the image with.
 *
 * @param environment set by the manifest, besides the image's own
 * @param mounts files of ConfigMaps
 * @param readinessPath probed on the health port
 * @param livenessPath probed on the health port
 */
record Pod(Map<String, String> environment, List<Mount> mounts, String readinessPath, String livenessPath) {}
