package org.thumbnailroute.settings;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Where settings are: gives the text of a setting by its name, empty where it is not set. */
public interface SettingSource extends Function<String, Optional<String>> {

    /** All names in application.properties and of system properties that begin like this. */
    Set<String> names(String prefix);

    /** The names of all environment variables. */
    Set<String> variables();
}
