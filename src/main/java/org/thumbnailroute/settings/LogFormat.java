package org.thumbnailroute.settings;

import java.util.Locale;

/** How the worker writes its log. */
public enum LogFormat {
    /** Lines for people. */
    TEXT,
    /** One JSON object for each line, for programs. */
    JSON;

    /** The setting's name. */
    public static final String SETTING = "thumbnail.log";

    /** The environment variable that overrides it. */
    public static final String VARIABLE = SettingNames.variable(SETTING);

    /**
     * The one with this name, in small letters.
     *
     * @throws IllegalArgumentException for another text
     */
    static LogFormat parse(String text) {
        for (LogFormat one : values()) {
            if (one.toString().equals(text)) {
                return one;
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" is not text or json");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
