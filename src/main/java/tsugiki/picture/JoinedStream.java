package tsugiki.picture;

import javax.imageio.stream.ImageInputStreamImpl;

/** Two arrays, read as one file; nothing is copied. */
final class JoinedStream extends ImageInputStreamImpl {

    private final byte[] head;
    private final byte[] file;
    private final int from;

    /** @param from where in {@code file} reading goes on after the head */
    JoinedStream(byte[] head, byte[] file, int from) {
        this.head = head;
        this.file = file;
        this.from = from;
    }

    @Override
    public int read() {
        bitOffset = 0;
        if (streamPos >= length()) {
            return -1;
        }
        int at = (int) streamPos++;
        return (at < head.length ? head[at] : file[from + at - head.length]) & 255;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        bitOffset = 0;
        int at = (int) Math.min(streamPos, length());
        boolean inHead = at < head.length;
        int count = Math.min(length, (int) (inHead ? head.length - at : length() - at));
        if (count == 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(inHead ? head : file, inHead ? at : from + at - head.length, into, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return head.length + (long) file.length - from;
    }
}
