package tsugiki.picture;

/** A rectangle of pixels: left upper corner and size. */
public record Box(int x, int y, int width, int height) {}
