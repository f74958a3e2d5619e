package org.thumbnailroute.doctor;

import org.thumbnailroute.engine.Webp;
import org.thumbnailroute.settings.Settings;

/** Whether libwebp loads, where the settings ask for it. It is unpacked for a moment, as the worker does. */
final class WebpCheck implements Check {

    private final Settings settings;
    private final Check temporaryDirectory;

    /** @param temporaryDirectory which, if it fails, is why libwebp does not load */
    WebpCheck(Settings settings, Check temporaryDirectory) {
        this.settings = settings;
        this.temporaryDirectory = temporaryDirectory;
    }

    @Override
    public String name() {
        return "webp";
    }

    @Override
    public Finding look() throws Exception {
        Webp webp = settings.webp();
        if (webp == Webp.JAVA) {
            return Finding.ok(webp.description());
        }
        if (temporaryDirectory.look().status() == Status.FAIL) {
            throw new NotCheckedException("see " + temporaryDirectory.name());
        }
        return webp.canWrite()
                ? Finding.ok(webp.description())
                : Finding.warn(
                        webp.description(),
                        "set thumbnail.webp = java if nobody minds, or run it on a system with glibc");
    }
}
