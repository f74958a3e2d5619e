package org.thumbnailroute.digest;

/** A message in the digest queue is no announcement. It stays there, for the queue's redrive policy. */
public final class NotAnAnnouncementException extends RuntimeException {

    NotAnAnnouncementException(String what) {
        super(what);
    }
}
