package org.thumbnailroute.local;

/** SQS says no. */
final class SqsError extends RuntimeException {
    private final int status;
    private final String code;

    SqsError(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** With the code that SQS has for it. */
    static SqsError of(int status) {
        return new SqsError(
                status,
                switch (status) {
                    case 400 -> "RequestThrottled";
                    case 403 -> "AccessDeniedException";
                    case 500 -> "InternalFailure";
                    case 503 -> "ServiceUnavailable";
                    default -> throw new IllegalArgumentException("no SQS error code is known for status " + status);
                },
                "asked for by the test");
    }

    int status() {
        return status;
    }

    String json() {
        return Json.object()
                .put("__type", "com.amazonaws.sqs#" + code)
                .put("message", getMessage())
                .toString();
    }
}
