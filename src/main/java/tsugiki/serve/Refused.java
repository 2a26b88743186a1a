package tsugiki.serve;

import tsugiki.base.CourseException;

/** A request that gets no answer: the status and the sentence that it gets instead. */
final class Refused extends CourseException {

    static final int BAD_REQUEST = 400;
    static final int NO_TOKEN = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int WRONG_METHOD = 405;
    static final int TOO_LARGE = 413;
    static final int WRONG_TYPE = 415;
    static final int UNREADABLE = 422;
    static final int TOO_MANY = 429;
    static final int FAILED = 500;

    private final int status;

    Refused(int status, String sentence, Object... values) {
        super(sentence, values);
        this.status = status;
    }

    /** Of HTTP. */
    int status() {
        return status;
    }
}
