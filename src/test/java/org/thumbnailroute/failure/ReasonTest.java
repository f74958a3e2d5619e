package org.thumbnailroute.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thumbnailroute.docs.Document;

class ReasonTest {

    @ParameterizedTest
    @EnumSource(Reason.class)
    void theReadmeSaysWhatToDoAsAnnouncementsDo(Reason reason) {
        Matcher row = Pattern.compile("^\\| `%s` \\|.*\\| (.*) \\|$".formatted(reason.code()), Pattern.MULTILINE)
                .matcher(Document.readme().text());

        assertEquals(reason.action(), row.find() ? row.group(1).replace("`", "") : "no row");
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void isFoundByItsCode(Reason reason) {
        assertEquals(reason, Reason.ofCode(reason.code()));
    }
}
