/**
 * What one picture is; the central type is {@link tsugiki.picture.Picture}, pixels {@code [H, W, 3]} of 0..255.
 *
 * <p>A picture's way: {@link tsugiki.picture.PictureReader} tells a file by its {@link tsugiki.picture.Signature},
 * decodes it within a {@link tsugiki.picture.MemoryShare} and turns it upright; an {@link
 * tsugiki.picture.Augmentation} may change it; {@link tsugiki.picture.Resampling} makes it smaller as Pillow does;
 * {@link tsugiki.picture.Preprocessing} resizes, crops and normalises it to {@code [H, W, 3]} floats. Nothing here
 * knows a class, a folder of pictures or a network.
 */
package tsugiki.picture;
