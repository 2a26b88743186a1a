package tsugiki.drawn;

/**
 * What the lens and the sensor do to a picture.
 *
 * @param soft how blurred the picture is, 0..1
 * @param motion length of a slight shake, part of the size
 * @param shake its direction in degrees
 * @param noise of the sensor, standard deviation in 0..255
 * @param contrast factor around the middle grey
 * @param vignette darkening of the corners, 0..1
 */
public record Haze(double soft, double motion, double shake, double noise, double contrast, double vignette) {}
