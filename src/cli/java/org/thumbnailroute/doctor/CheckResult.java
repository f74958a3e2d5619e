package org.thumbnailroute.doctor;

/** Which check found what. */
record CheckResult(String check, String subject, Finding finding) {

    Status status() {
        return finding.status();
    }
}
