package tsugiki.drawn;

/**
 * Where a thing stands before the camera: a rotation, a scale and a place on the picture, with
 * weak perspective. View axes: x right, y up, z to the viewer; the picture is -1..1 wide.
 */
public final class Pose {
    private static final double PERSPECTIVE = 0.22;

    private final double[] m;
    private final double scale;
    private final double[] place;

    private Pose(double[] m, double scale, double[] place) {
        this.m = m;
        this.scale = scale;
        this.place = place;
    }

    /**
     * A flower, its axis z.
     *
     * @param tilt degrees: 0 looks into the flower, 90 at its side, with its axis upwards
     * @param spin degrees about its own axis
     * @param lean degrees its axis leans on the picture
     */
    public static Pose of(double tilt, double spin, double lean, double scale, double x, double y, double z) {
        double[] turned = times(about(2, lean), times(about(0, -tilt), about(2, spin)));
        return new Pose(turned, scale, new double[] {x, y, z});
    }

    /**
     * An animal, its axes x to its left, y up, z forwards; at 0 it looks at the viewer.
     *
     * @param yaw degrees about its own upright axis, above 0 to the viewer's right
     * @param pitch degrees: above 0 it is seen from above
     * @param roll degrees on the picture
     */
    public static Pose standing(double yaw, double pitch, double roll, double scale, double[] place) {
        return new Pose(times(about(2, roll), times(about(0, pitch), about(1, yaw))), scale, place.clone());
    }

    /** The same view of a part that has its own place, in units of the thing, and its own turn. */
    public Pose part(double[] at, double tilt, double spin) {
        return new Pose(times(m, times(about(2, spin), about(1, tilt))), scale, view(at[0], at[1], at[2]));
    }

    /** The same place, larger. */
    public Pose scaled(double by) {
        return new Pose(m, scale * by, place);
    }

    /** Length of a unit of the thing on the picture, which is 2 wide. */
    public double scale() {
        return scale;
    }

    /** From units of the thing to view axes, before perspective. */
    public double[] view(double x, double y, double z) {
        return new double[] {
            place[0] + scale * (m[0] * x + m[1] * y + m[2] * z),
            place[1] + scale * (m[3] * x + m[4] * y + m[5] * z),
            place[2] + scale * (m[6] * x + m[7] * y + m[8] * z)};
    }

    /** A direction in units of the thing, turned, of its own length. */
    public double[] direction(double x, double y, double z) {
        return new double[] {m[0] * x + m[1] * y + m[2] * z, m[3] * x + m[4] * y + m[5] * z, m[6] * x + m[7] * y + m[8] * z};
    }

    /** How much nearer things look larger. */
    public static double perspective(double z) {
        return 1 / (1 - PERSPECTIVE * z);
    }

    private static double[] about(int axis, double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return switch (axis) {
            case 0 -> new double[] {1, 0, 0, 0, c, -s, 0, s, c};
            case 1 -> new double[] {c, 0, s, 0, 1, 0, -s, 0, c};
            default -> new double[] {c, -s, 0, s, c, 0, 0, 0, 1};
        };
    }

    private static double[] times(double[] a, double[] b) {
        double[] out = new double[9];
        for (int i = 0; i < 9; i++) {
            int row = i / 3 * 3;
            int column = i % 3;
            out[i] = a[row] * b[column] + a[row + 1] * b[column + 3] + a[row + 2] * b[column + 6];
        }
        return out;
    }
}
