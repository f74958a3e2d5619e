package org.thumbnailroute.terminal;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.nativ.CLibrary;

/** The terminal of standard error, on Linux, macOS and the BSDs. */
final class Screen {

    private static final int STANDARD_ERROR = 2;

    private static final int USUAL_WIDTH = 80;

    /** Warns where its library does not load, as in a /tmp that is read-only; then there is no bar, and no harm. */
    private static final Logger LOADING = Logger.getLogger("org.jline");

    private Screen() {}

    /** Whether there is one, that can move its cursor. Elsewhere the native library may be missing, or may not load. */
    static boolean isStandardError() {
        String kind = System.getenv("TERM");
        if (kind == null || kind.equals("dumb")) {
            return false;
        }
        LOADING.setLevel(Level.OFF);
        try {
            return CLibrary.isatty(STANDARD_ERROR) == 1;
        } catch (LinkageError | RuntimeException e) {
            return false;
        }
    }

    /** In characters, now: people change it. */
    static int width() {
        CLibrary.WinSize size = new CLibrary.WinSize();
        boolean known = CLibrary.ioctl(STANDARD_ERROR, CLibrary.TIOCGWINSZ, size) == 0 && size.ws_col > 0;
        return known ? size.ws_col : USUAL_WIDTH;
    }
}
