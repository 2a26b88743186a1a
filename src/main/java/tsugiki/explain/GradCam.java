package tsugiki.explain;

import tsugiki.base.Text;
import tsugiki.network.Network;
import tsugiki.picture.Picture;
import tsugiki.transfer.Student;

/**
 * Where in a picture a network finds what speaks for a class.
 *
 * <p>With the feature maps {@code A_k [h, w]} of a stage and the class's logit y:
 * {@code map = max(0, sum over k of a_k A_k)}, {@code a_k} the mean of {@code d y / d A_k} over all places;
 * divided by its largest value. Selvaraju et al. 2016, https://arxiv.org/abs/1610.02391.
 *
 * <p>The default stage is the last whose places act on the logit one by one. Of a vision transformer that is
 * the one before the last layer, because behind it the head sees the class token alone; tokens are laid
 * back into their grid, without the class token.
 *
 * @param picture what the network saw: resized and cut
 * @param network its name
 * @param stage path of the block whose maps were taken
 * @param answer the class that was asked for, and its probability
 * @param map {@code [h][w]}, 0..1; all 0 where nothing speaks for the class
 */
public record GradCam(Picture picture, String network, String stage, Answer answer, float[][] map) {

    /** For the class the student names. */
    public static GradCam of(Student student, Picture picture) {
        return new CamPass(Subject.of(student), picture, null).run(null);
    }

    /**
     * Of what the student saw already: a picture resized and cut by its preprocessing.
     *
     * @param className null for the class the student names
     * @throws tsugiki.base.CourseException if the student does not know the class
     */
    public static GradCam ofSeen(Student student, Picture seen, String className) {
        return CamPass.ofSeen(Subject.of(student), seen, className).run(null);
    }

    /** For a class of one's choice. @throws tsugiki.base.CourseException if the student does not know it */
    public static GradCam of(Student student, Picture picture, String className) {
        return new CamPass(Subject.of(student), picture, className).run(null);
    }

    /**
     * At a stage of one's choice.
     *
     * @param stage a block of the trunk: {@link Network#modules}
     * @throws tsugiki.base.CourseException if there is no such class or stage, or the stage has no grid of places
     */
    public static GradCam of(Student student, Picture picture, String className, String stage) {
        return new CamPass(Subject.of(student), picture, className).run(stage);
    }

    /** Of a network with its ImageNet head, for the class it names. */
    public static GradCam of(Network network, Picture picture) {
        return new CamPass(Subject.of(network), picture, null).run(null);
    }

    /** Of a network with its ImageNet head, for a class of ImageNet. */
    public static GradCam of(Network network, Picture picture, String className) {
        return new CamPass(Subject.of(network), picture, className).run(null);
    }

    /** Of a network with its ImageNet head; as {@link #of(Student, Picture, String, String)}. */
    public static GradCam of(Network network, Picture picture, String className, String stage) {
        return new CamPass(Subject.of(network), picture, className).run(stage);
    }

    /** The picture with the map over it, bilinear between the places: dark blue is 0, yellow is 1. Faint lines part the places, up to 16 a side. */
    public Picture overlay() {
        return Heat.over(picture, map);
    }

    @Override
    public String toString() {
        return Text.of("%s, %s: %d x %d places for %s", network, stage, map.length, map[0].length, answer);
    }
}
