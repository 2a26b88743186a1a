package tsugiki.show;

/**
 * One value as a person sees it.
 *
 * @param text plain text, for terminals and for readers of the notebook file; never null
 * @param html a fragment of HTML with its styles inline, or null
 * @param image a drawn image, or null
 */
public record View(String text, String html, Image image) {

    /**
     * The bytes of an image file.
     *
     * @param mime {@code image/png} or {@code image/jpeg}
     * @param width in pixels of the page; the file may hold more of them
     * @param height the same
     */
    public record Image(String mime, byte[] bytes, int width, int height) {}

    public View {
        if (text == null) {
            throw new IllegalArgumentException("a view needs its plain text");
        }
    }

    /** Text and HTML. */
    public static View html(String text, String html) {
        return new View(text, html, null);
    }

    /** Text and a drawing as PNG, shown so wide and high. */
    public static View png(String text, java.awt.image.BufferedImage drawn, int width, int height) {
        return new View(text, null, new Image("image/png", ImageBytes.png(drawn), width, height));
    }

    /** Text and a photograph as JPEG, shown so wide and high. */
    public static View jpeg(String text, java.awt.image.BufferedImage drawn, int width, int height) {
        return new View(text, null, new Image("image/jpeg", ImageBytes.jpeg(drawn), width, height));
    }
}
