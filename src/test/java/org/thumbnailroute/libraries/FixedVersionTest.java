package org.thumbnailroute.libraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedVersionTest {

    @ParameterizedTest
    @CsvSource({
        "4.1.128.Final, 4.1.136.Final, true",
        "4.1.137.Final, 4.1.136.Final, false",
        "42.7.8, 42.7.11, true",
        "42.7.14, 42.7.11, false",
        "3.51.1.0, 3.53.2.0, true",
        "3.54.1.0, 3.53.2.0, false",
        "2.22, 2.22.1, true",
        "2.22.1, 2.22.1, false"
    })
    void comparesVersionsByTheirNumbers(String shipped, String fixed, boolean isMissing) {
        FixedVersion line = new FixedVersion("g:a", Version.parse(fixed), "CVE", "a hole");

        assertEquals(isMissing, line.isMissingIn("g:a", shipped));
        assertTrue(!line.isMissingIn("g:b", shipped));
    }

    @Test
    void everyLineOfTheListIsWhole() throws IOException {
        List<FixedVersion> all = FixedVersion.all();

        assertTrue(all.size() > 20, () -> all.size() + " lines");
        for (FixedVersion line : all) {
            assertTrue(line.library().matches("[\\w.-]+:[\\w.-]+"), line::toString);
            assertTrue(line.advisory().matches("CVE-\\d+-\\d+|GHSA(-\\w{4}){3}"), line::toString);
        }
        assertEquals(
                all.stream().map(FixedVersion::library).sorted().toList(),
                all.stream().map(FixedVersion::library).toList(),
                "sorted");
    }
}
