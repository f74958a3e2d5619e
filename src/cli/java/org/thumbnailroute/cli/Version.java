package org.thumbnailroute.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the project, from the jar; classes that are in no jar have none. */
final class Version implements IVersionProvider {

    private Version() {}

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {"thumbnail-route " + version};
    }
}
