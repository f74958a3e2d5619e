package org.thumbnailroute.route;

import org.thumbnailroute.local.LocalAws;

/** The one local AWS of this test run; the SDK's default chain finds it, as it finds the real one in production. */
public final class SharedAws {

    private static final class Holder {
        private static final LocalAws AWS = start();

        private static LocalAws start() {
            LocalAws aws = LocalAws.start();
            aws.systemProperties().forEach(System::setProperty);
            return aws;
        }
    }

    private SharedAws() {}

    public static LocalAws get() {
        return Holder.AWS;
    }
}
