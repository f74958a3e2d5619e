package org.thumbnailroute.doctor;

/** Which Java runs this. An older one than the oldest supported does not get here. */
final class JavaCheck implements Check {

    private final Runtime.Version version;

    JavaCheck(Runtime.Version version) {
        this.version = version;
    }

    @Override
    public String name() {
        return "java";
    }

    @Override
    public Finding look() {
        return Finding.ok(
                "%s, %s %s".formatted(version, System.getProperty("java.vm.name"), System.getProperty("os.arch")));
    }
}
