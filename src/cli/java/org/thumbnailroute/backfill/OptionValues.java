package org.thumbnailroute.backfill;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.thumbnailroute.idempotent.LeaseDatabase;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.terminal.UsageException;

/** Reads what was typed behind an option. Each complaint names the option, its value and what is allowed. */
final class OptionValues {

    private OptionValues() {}

    static Instant time(String name, String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    "%s: \"%s\" is no time, such as 2026-11-27 or 2026-11-27T08:30:00Z".formatted(name, text));
        }
    }

    static int number(String name, String text, int most) {
        if (!text.matches("\\d{1,10}") || Long.parseLong(text) < 1 || Long.parseLong(text) > most) {
            throw new UsageException("%s: \"%s\" is not a whole number from 1 to %d".formatted(name, text, most));
        }
        return Integer.parseInt(text);
    }

    static Path path(String text) {
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // as below
        }
        throw new UsageException("--state: \"%s\" is no file".formatted(text));
    }

    /** Where the place is kept if nothing else is said: beside what remembers the uploads, if that is a file. */
    static Path usualState(Settings settings) {
        return LeaseDatabase.file(settings.announcedStore())
                .map(file -> file.resolveSibling("backfill.json"))
                .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".thumbnail-route", "backfill.json"));
    }
}
