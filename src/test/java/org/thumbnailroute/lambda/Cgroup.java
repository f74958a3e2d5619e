package org.thumbnailroute.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a function has no more memory and CPU than Lambda gives it.
 *
 * @param name of a cgroup (v1) that is there under both memory and cpu; empty for no limits
 */
record Cgroup(String name) {

    /** A function with so much memory has one CPU, others have in proportion, says Lambda's documentation. */
    private static final int MEGABYTES_OF_A_CPU = 1769;

    private static final int CPU_PERIOD_MICROS = 100_000;

    void limit(int megabytes) throws IOException {
        set("memory", "memory.limit_in_bytes", megabytes + "M");
        set("cpu", "cpu.cfs_quota_us", Integer.toString(CPU_PERIOD_MICROS * megabytes / MEGABYTES_OF_A_CPU));
    }

    void unlimitCpu() throws IOException {
        set("cpu", "cpu.cfs_quota_us", "-1");
    }

    void takeMemory(long pid) throws IOException {
        set("memory", "cgroup.procs", Long.toString(pid));
    }

    void takeCpu(long pid) throws IOException {
        set("cpu", "cgroup.procs", Long.toString(pid));
    }

    private void set(String controller, String file, String value) throws IOException {
        if (!name.isEmpty()) {
            Files.writeString(Path.of("/sys/fs/cgroup", controller, name, file), value);
        }
    }
}
