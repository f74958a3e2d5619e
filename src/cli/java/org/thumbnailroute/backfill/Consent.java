package org.thumbnailroute.backfill;

import java.util.Locale;
import java.util.Optional;

/** Asks whoever sits at the terminal. */
interface Consent {

    /** Empty if nobody sits there. */
    Optional<Boolean> to(String question);

    /** Whoever started the command. */
    static Optional<Boolean> atTerminal(String question) {
        return Optional.ofNullable(System.console())
                .map(console -> console.readLine("%s [y/N] ", question))
                .map(answer -> answer.strip().toLowerCase(Locale.ROOT).matches("y|yes"));
    }
}
