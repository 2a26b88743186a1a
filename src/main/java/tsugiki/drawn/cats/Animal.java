package tsugiki.drawn.cats;

import java.util.List;
import java.util.Random;
import tsugiki.drawn.Pose;

/**
 * One animal of a picture.
 *
 * @param coat its colours and markings
 * @param posture how it holds itself
 * @param yaw degrees it is turned to the viewer's right
 * @param gaze where the head looks
 * @param scale length of a model unit on the picture, which is 2 wide; a sitting cat is about 2 high
 * @param x place of its middle on the picture, -1..1
 * @param floor where it stands on the picture, -1 the lower edge .. 1
 * @param depth nearer is greater
 * @param gait what varies within a posture
 * @param grain seed of spots and fur
 */
record Animal(Coat coat, Posture posture, double yaw, Gaze gaze, double scale, double x, double floor, double depth,
        Gait gait, long grain) {

    /** Degrees from the viewer to the viewer's right, upwards, and tilted on the picture; whether its eyes are closed. */
    record Gaze(double yaw, double pitch, double roll, boolean asleep) {}

    /**
     * @param step -1..1, which paw is forward
     * @param side 1 or -1: on which side the tail lies
     * @param stout factor on the trunk's girth
     */
    record Gait(double step, double side, double stout) {}

    /** Head's radius in model units. */
    static final double HEAD = 0.4;

    /** The same pose, the head and the paws a little further. */
    Animal aMomentLater(Random random) {
        Gaze later = new Gaze(gaze.yaw + 9 * random.nextGaussian(), gaze.pitch + 4 * random.nextGaussian(), gaze.roll + 4 * random.nextGaussian(), gaze.asleep);
        Gait step = new Gait(Math.max(-1, Math.min(1, gait.step + 0.3 * random.nextGaussian())), gait.side, gait.stout);
        return new Animal(coat, posture, yaw + 3 * random.nextGaussian(), later, scale, x + 0.02 * random.nextGaussian(), floor, depth, step, grain);
    }

    /** The body's pose when the camera looks down by {@code pitch} degrees. */
    Pose pose(double pitch) {
        return Pose.standing(yaw, pitch, 0, scale, new double[] {x, floor, depth});
    }

    Pose head(double pitch) {
        double[] at = pose(pitch).view(0, posture.headUp, posture.headForward);
        return Pose.standing(gaze.yaw, pitch - gaze.pitch, gaze.roll, scale * HEAD * coat.head, at);
    }

    List<Ball> balls(double pitch) {
        Body body = new Body(pose(pitch), gait.stout);
        posture.build(body, gait);
        List<Ball> balls = body.balls();
        balls.addAll(coat.kind.balls(head(pitch)));
        return balls;
    }
}
