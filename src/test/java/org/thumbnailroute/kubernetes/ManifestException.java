package org.thumbnailroute.kubernetes;

/** What is wrong with a manifest, and where. */
final class ManifestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ManifestException(String problem) {
        super(problem);
    }

    ManifestException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
