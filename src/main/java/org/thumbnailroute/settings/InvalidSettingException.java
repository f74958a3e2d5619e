package org.thumbnailroute.settings;

import org.thumbnailroute.text.Printable;

/** A setting is missing or makes no sense. The message is one line: name, value, what is allowed. */
public final class InvalidSettingException extends RuntimeException {

    public InvalidSettingException(String name, String value, String problem) {
        super("%s = \"%s\": %s".formatted(name, Printable.of(value), problem));
    }

    public InvalidSettingException(String message) {
        super(message);
    }
}
