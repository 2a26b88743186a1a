package tsugiki.explain;

import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.network.Network;
import tsugiki.picture.Picture;
import tsugiki.transfer.Student;

/**
 * A picture, and the same with every value changed a little on purpose.
 *
 * @param aim what the change was to do, in words
 * @param picture what the network saw: resized and cut
 * @param changed the same with every value moved by at most {@code epsilon}, in whole steps of 0..255
 * @param epsilon the bound, of 255
 * @param answers of the network that was attacked
 * @param lossBefore what the attack raised or lowered, of {@code picture}: see {@link Attack}
 * @param lossAfter the same of {@code changed}
 */
public record Attacked(String aim, Picture picture, Picture changed, int epsilon, BeforeAfter answers, double lossBefore, double lossAfter) {

    /** What another student says, who took no part: pictures are given to it as they are, uncut. */
    public BeforeAfter on(Student student) {
        return on(Subject.of(student));
    }

    /** What another network with its ImageNet head says. */
    public BeforeAfter on(Network network) {
        return on(Subject.of(network));
    }

    private BeforeAfter on(Subject other) {
        return new BeforeAfter(other.network().name(), other.answer(other.seeAgain(picture)), other.answer(other.seeAgain(changed)));
    }

    /** The change made visible: grey where there is none, black and white where it reaches {@code epsilon}. */
    public Picture difference() {
        byte[] rgb = new byte[picture.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            int change = (changed.rgb()[i] & 255) - (picture.rgb()[i] & 255);
            rgb[i] = (byte) Math.round(127.5 + 127.5 * change / epsilon);
        }
        return new Picture(picture.width(), picture.height(), rgb);
    }

    /** The largest change of any value, of 255. */
    public int largestChange() {
        int most = 0;
        for (int i = 0; i < picture.rgb().length; i++) {
            most = Math.max(most, Math.abs((changed.rgb()[i] & 255) - (picture.rgb()[i] & 255)));
        }
        return most;
    }

    @Override
    public String toString() {
        return Text.of("%s, within %d of 255: %s (loss %.3f, %.3f)", aim, epsilon, answers, lossBefore, lossAfter);
    }

    /** @throws CourseException if the two pictures differ in size */
    public Attacked {
        if (picture.width() != changed.width() || picture.height() != changed.height()) {
            throw new CourseException("A picture and its changed form must have one size, not %s and %s: change pixels only.", picture, changed);
        }
    }
}
