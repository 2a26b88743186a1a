package tsugiki.drawn;

/**
 * The sun of one picture.
 *
 * @param direction degrees on the picture the light comes from, 0 right, 90 above
 * @param height 0 grazing .. 1 from the viewer
 * @param hardness 0 an overcast sky .. 1 direct sun
 * @param exposure factor on all colours
 * @param warmth -1 blue shade .. 1 evening sun
 */
public record Light(double direction, double height, double hardness, double exposure, double warmth) {

    /** Light on a surface with this unit normal: about 0.3 (dark) to 1.2 (bright). */
    public double on(double nx, double ny, double nz) {
        double flat = Math.sqrt(1 - height * height);
        double towards = nx * flat * x() + ny * flat * y() + nz * height;
        double through = Math.max(0, -towards) * 0.45;
        double sky = 0.68 + 0.14 * ny;
        return sky * (1 - 0.4 * hardness) + (Math.max(0, towards) + through) * (0.38 + 0.55 * hardness);
    }

    /** To the right on the picture. */
    public double x() {
        return Math.cos(Math.toRadians(direction));
    }

    /** Upwards on the picture. */
    public double y() {
        return Math.sin(Math.toRadians(direction));
    }
}
