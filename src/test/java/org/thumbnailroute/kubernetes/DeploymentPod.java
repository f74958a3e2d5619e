package org.thumbnailroute.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pod that a Deployment describes, as far as the application can tell. */
final class DeploymentPod {

    private DeploymentPod() {}

    /**
     * The pod of a Deployment that may have been patched.
     *
     * @param configMaps those that the cluster has
     * @param patches with containers and volumes that are merged by their names
     */
    static Pod of(Deployment deployment, List<ConfigMap> configMaps, Deployment... patches) {
        PodSpec pod = deployment.getSpec().getTemplate().getSpec();
        Container container = pod.getContainers().get(0);
        List<Mount> mounts = new ArrayList<>(mounts(container, pod, configMaps));
        for (Deployment patch : patches) {
            PodSpec added = patch.getSpec().getTemplate().getSpec();
            if (!added.getContainers().get(0).getName().equals(container.getName())) {
                throw new ManifestException("the patch would add a container");
            }
            mounts.addAll(mounts(added.getContainers().get(0), added, configMaps));
        }
        Map<String, String> environment = new HashMap<>();
        container.getEnv().forEach(variable -> environment.put(variable.getName(), value(variable, configMaps)));
        return new Pod(
                environment,
                mounts,
                container.getReadinessProbe().getHttpGet().getPath(),
                container.getLivenessProbe().getHttpGet().getPath());
    }

    private static List<Mount> mounts(Container container, PodSpec pod, List<ConfigMap> configMaps) {
        List<Mount> mounts = new ArrayList<>();
        for (VolumeMount mount : container.getVolumeMounts()) {
            Volume volume = pod.getVolumes().stream()
                    .filter(candidate -> candidate.getName().equals(mount.getName()))
                    .findFirst()
                    .orElseThrow(() -> new ManifestException("there is no volume " + mount.getName()));
            if (volume.getConfigMap() != null) {
                mounts.add(new Mount(mount.getMountPath(), files(volume, configMaps), true));
            }
        }
        return mounts;
    }

    private static Map<String, String> files(Volume volume, List<ConfigMap> configMaps) {
        Map<String, String> data =
                named(volume.getConfigMap().getName(), configMaps).getData();
        List<KeyToPath> items = volume.getConfigMap().getItems();
        return items.isEmpty()
                ? data
                : items.stream()
                        .collect(Collectors.toMap(
                                KeyToPath::getPath, item -> Objects.requireNonNull(data.get(item.getKey()))));
    }

    private static String value(EnvVar variable, List<ConfigMap> configMaps) {
        return Optional.ofNullable(variable.getValueFrom())
                .map(source -> source.getConfigMapKeyRef())
                .map(reference -> OperatorPod.data(
                        named(reference.getName(), configMaps), reference.getName(), reference.getKey()))
                .orElseGet(variable::getValue);
    }

    private static ConfigMap named(String name, List<ConfigMap> configMaps) {
        return configMaps.stream()
                .filter(candidate -> candidate.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ManifestException("there is no ConfigMap " + name));
    }
}
