package tsugiki.drawn.wallpaper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import tsugiki.drawn.Brush;

/**
 * Repeats a motif by a group's operations and its lattice's translations.
 *
 * <p>One form in one colour is painted with all its copies before the next comes over it. Where copies
 * of a form overlap, then, no order between them can break the symmetry.
 */
final class PatternPainter {
    private final SymmetryGroup group;
    private final int size;
    private final AffineTransform toPixels;
    private final AffineTransform toLattice;

    PatternPainter(SymmetryGroup group, Recipe recipe, int size) {
        this.group = group;
        this.size = size;
        this.toPixels = recipe.lattice(size);
        try {
            this.toLattice = toPixels.createInverse();
        } catch (NoninvertibleTransformException e) {
            throw new IllegalArgumentException("a lattice without area: " + recipe.shape(), e);
        }
    }

    /** The pattern without noise, RGB. */
    BufferedImage paint(Recipe recipe) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = Brush.on(image);
        g.setColor(colour(recipe.ground()));
        g.fillRect(0, 0, size, size);
        for (Recipe.Figure figure : recipe.figures()) {
            Random random = new Random(figure.seed());
            AffineTransform place = place(figure, recipe.side() * size);
            repeat(g, place.createTransformedShape(figure.outline().draw(random)), figure.ink());
            if (figure.mark() != null) {
                repeat(g, place.createTransformedShape(Outline.mark(random)), figure.mark());
            }
        }
        g.dispose();
        return image;
    }

    private AffineTransform place(Recipe.Figure figure, double side) {
        Point2D at = toPixels.transform(new Point2D.Double(figure.x(), figure.y()), null);
        AffineTransform place = AffineTransform.getTranslateInstance(at.getX(), at.getY());
        place.rotate(Math.toRadians(figure.turn()));
        place.scale(figure.size() * side / 2, figure.size() * side / 2);
        return place;
    }

    /** Paints all copies at once; reflected ones apart, for where two windings meet they cancel out. */
    private void repeat(Graphics2D g, Shape shape, Recipe.Ink ink) {
        Path2D turned = new Path2D.Double();
        Path2D mirrored = new Path2D.Double();
        for (Symmetry operation : group.operations()) {
            AffineTransform inPixels = new AffineTransform(toPixels);
            inPixels.concatenate(operation.transform());
            inPixels.concatenate(toLattice);
            translations(inPixels.createTransformedShape(shape), operation.isMirror() ? mirrored : turned);
        }
        g.setColor(colour(ink));
        g.fill(turned);
        g.fill(mirrored);
    }

    /** Adds the copies of a shape in all cells where they reach into the picture. */
    private void translations(Shape shape, Path2D all) {
        Rectangle2D bounds = shape.getBounds2D();
        Rectangle2D reach = new Rectangle2D.Double(-bounds.getMaxX(), -bounds.getMaxY(), size + bounds.getWidth(), size + bounds.getHeight());
        AffineTransform steps = new AffineTransform(toLattice.getScaleX(), toLattice.getShearY(),
                toLattice.getShearX(), toLattice.getScaleY(), 0, 0);
        Rectangle2D cells = steps.createTransformedShape(reach).getBounds2D();
        for (int i = (int) Math.ceil(cells.getMinX()); i <= cells.getMaxX(); i++) {
            for (int j = (int) Math.ceil(cells.getMinY()); j <= cells.getMaxY(); j++) {
                double dx = i * toPixels.getScaleX() + j * toPixels.getShearX();
                double dy = i * toPixels.getShearY() + j * toPixels.getScaleY();
                if (reach.contains(dx, dy)) {
                    all.append(shape.getPathIterator(AffineTransform.getTranslateInstance(dx, dy)), false);
                }
            }
        }
    }

    private static Color colour(Recipe.Ink ink) {
        return Color.getHSBColor((float) ink.hue(), (float) ink.saturation(), (float) ink.brightness());
    }
}
