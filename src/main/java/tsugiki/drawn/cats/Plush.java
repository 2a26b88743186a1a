package tsugiki.drawn.cats;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tsugiki.drawn.DepthImage;
import tsugiki.drawn.Field;
import tsugiki.drawn.Light;
import tsugiki.drawn.Pose;
import tsugiki.drawn.Sensor;

/**
 * Paints an animal's balls as one soft body: the nearest ball shows, normals of those close behind it
 * are mixed in, so that no seams are seen. Edges are ragged, as fur is.
 */
final class Plush {
    /** How far behind the nearest a ball still bends the surface, part of its radius. */
    private static final float BLEND = 0.5f;

    private final DepthImage image;
    private final Light light;
    private final int fine;
    private final float[] depth;
    private final short[] nearest;
    private final float[] normals;
    private int left;
    private int right;
    private int top;
    private int bottom;

    Plush(DepthImage image, Light light) {
        this.image = image;
        this.light = light;
        this.fine = image.fine();
        this.depth = new float[fine * fine];
        this.nearest = new short[fine * fine];
        this.normals = new float[3 * fine * fine];
    }

    /** Draws one animal into the picture; what is nearer hides what is not. */
    void draw(Animal animal, double pitch) {
        List<Ball> balls = animal.balls(pitch);
        Random random = new Random(animal.grain());
        Field hair = Field.noise(128, random);
        Arrays.fill(depth, Float.NEGATIVE_INFINITY);
        Arrays.fill(normals, 0);
        left = top = fine;
        right = bottom = -1;
        for (int k = 0; k < balls.size(); k++) {
            cover(balls.get(k), k, hair);
        }
        balls.forEach(ball -> bend(ball, hair));
        Fur fur = new Fur(animal.coat(), random);
        Face face = new Face(animal.coat(), animal.gaze().asleep(), 0.3 + 0.45 * random.nextDouble());
        shade(balls, animal.head(pitch), fur, face, hair);
    }

    /** The part of the picture a ball can cover. */
    private record Disc(float x, float y, float r, float perUnit, int left, int right, int top, int bottom) {}

    private Disc disc(Ball ball) {
        float perUnit = (float) (Pose.perspective(ball.at()[2]) * fine / 2);
        float x = (float) ball.at()[0] * perUnit + fine / 2f;
        float y = fine / 2f - (float) ball.at()[1] * perUnit;
        float r = (float) ball.radius() * perUnit;
        return new Disc(x, y, r, perUnit, Math.max(0, (int) (x - r)), Math.min(fine - 1, (int) (x + r) + 1),
                Math.max(0, (int) (y - r)), Math.min(fine - 1, (int) (y + r) + 1));
    }

    /** Height of a ball's surface over its middle in pixels, or below 0 beside it; hairs make the edge ragged. */
    private static float height(Disc d, int x, int y, Field hair) {
        float dx = x + 0.5f - d.x;
        float dy = y + 0.5f - d.y;
        float reach = d.r + 1.3f * hair.values()[(y & 127) << 7 | x & 127];
        float rest = reach * reach - dx * dx - dy * dy;
        return rest < 0 ? -1 : (float) Math.sqrt(rest);
    }

    private void cover(Ball ball, int index, Field hair) {
        Disc d = disc(ball);
        for (int y = d.top; y <= d.bottom; y++) {
            for (int x = d.left; x <= d.right; x++) {
                float h = height(d, x, y, hair);
                float z = (float) ball.at()[2] + h / d.perUnit;
                if (h >= 0 && z > depth[y * fine + x]) {
                    depth[y * fine + x] = z;
                    nearest[y * fine + x] = (short) index;
                }
            }
        }
        left = Math.min(left, d.left);
        right = Math.max(right, d.right);
        top = Math.min(top, d.top);
        bottom = Math.max(bottom, d.bottom);
    }

    private void bend(Ball ball, Field hair) {
        Disc d = disc(ball);
        float band = BLEND * (float) ball.radius();
        for (int y = d.top; y <= d.bottom; y++) {
            for (int x = d.left; x <= d.right; x++) {
                float h = height(d, x, y, hair);
                float behind = depth[y * fine + x] - (float) ball.at()[2] - h / d.perUnit;
                if (h >= 0 && behind < band) {
                    float weight = (1 - behind / band) * (1 - behind / band) / d.r;
                    int k = 3 * (y * fine + x);
                    normals[k] += weight * (x + 0.5f - d.x);
                    normals[k + 1] += weight * (d.y - y - 0.5f);
                    normals[k + 2] += weight * h;
                }
            }
        }
    }

    private void shade(List<Ball> balls, Pose head, Fur fur, Face face, Field hair) {
        Spot spot = new Spot();
        HeadAxes axes = new HeadAxes(head);
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                int at = y * fine + x;
                if (depth[at] > Float.NEGATIVE_INFINITY && image.isNearest(at, depth[at])) {
                    locate(spot, balls.get(nearest[at]), axes, x, y);
                    fur.colour(spot);
                    float shaded = face.paint(spot);
                    image.set(at, depth[at], lit(spot, at, shaded, strand(spot, balls.get(nearest[at]), hair, x, y)));
                }
            }
        }
    }

    private void locate(Spot spot, Ball ball, HeadAxes axes, int x, int y) {
        int at = y * fine + x;
        float near = (float) Pose.perspective(depth[at]) * fine / 2;
        float px = (x + 0.5f - fine / 2f) / near;
        float py = (fine / 2f - y - 0.5f) / near;
        float dx = px - (float) ball.at()[0];
        float dy = py - (float) ball.at()[1];
        float dz = depth[at] - (float) ball.at()[2];
        double[] a = ball.axis();
        double[] u = ball.up();
        spot.limb = ball.limb();
        spot.along = (float) (ball.along() + (dx * a[0] + dy * a[1] + dz * a[2]) * ball.rate());
        spot.up = (float) ((dx * u[0] + dy * u[1] + dz * u[2]) / ball.radius());
        axes.locate(spot, px, py, depth[at]);
        spot.front = axes.front(normals[3 * at], normals[3 * at + 1], normals[3 * at + 2]);
    }

    /** Lighter and darker hairs along the limb, -1..1. */
    private float strand(Spot spot, Ball ball, Field hair, int x, int y) {
        float ax = (float) ball.axis()[0];
        float ay = (float) -ball.axis()[1];
        float along = (x * ax + y * ay) * 0.12f;
        float across = (y * ax - x * ay) * 0.55f;
        return hair.at(wrap(along), wrap(across));
    }

    private static float wrap(float v) {
        return v - 126 * (float) Math.floor(v / 126);
    }

    /** The colour under the light: soft at the rim, where fur stands up. */
    private int lit(Spot s, int at, float shaded, float strand) {
        float nx = normals[3 * at];
        float ny = normals[3 * at + 1];
        float nz = normals[3 * at + 2];
        float length = (float) Math.sqrt(nx * nx + ny * ny + nz * nz) + 1e-9f;
        float rim = 1 - Math.max(0, nz / length);
        float full = (float) light.on(nx / length, ny / length, nz / length) * (1 + 0.09f * strand) + 0.16f * rim * rim;
        float value = 1 + shaded * (full - 1);
        return Sensor.clip(s.rgb[0] * value) << 16 | Sensor.clip(s.rgb[1] * value) << 8 | Sensor.clip(s.rgb[2] * value);
    }

    /** From view axes to radii of the head. */
    private static final class HeadAxes {
        private final float[] at;
        private final float[][] axes;
        private final float scale;

        HeadAxes(Pose head) {
            at = floats(head.view(0, 0, 0));
            axes = new float[][] {floats(head.direction(1, 0, 0)), floats(head.direction(0, 1, 0)), floats(head.direction(0, 0, 1))};
            scale = (float) head.scale();
        }

        void locate(Spot s, float x, float y, float z) {
            s.x = along(0, x - at[0], y - at[1], z - at[2]) / scale;
            s.y = along(1, x - at[0], y - at[1], z - at[2]) / scale;
            s.z = along(2, x - at[0], y - at[1], z - at[2]) / scale;
        }

        float front(float nx, float ny, float nz) {
            return along(2, nx, ny, nz) / ((float) Math.sqrt(nx * nx + ny * ny + nz * nz) + 1e-9f);
        }

        private float along(int axis, float x, float y, float z) {
            return axes[axis][0] * x + axes[axis][1] * y + axes[axis][2] * z;
        }

        private static float[] floats(double[] v) {
            return new float[] {(float) v[0], (float) v[1], (float) v[2]};
        }
    }
}
