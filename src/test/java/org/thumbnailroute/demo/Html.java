package org.thumbnailroute.demo;

/** Text on its way into HTML. */
final class Html {

    private Html() {}

    /** Fit for an element's content and for a quoted attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
