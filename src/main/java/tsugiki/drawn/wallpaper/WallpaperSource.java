package tsugiki.drawn.wallpaper;

import tsugiki.drawn.DrawnSource;

/** The standard wallpaper by its name. */
public final class WallpaperSource extends DrawnSource {

    public WallpaperSource() {
        super(Wallpaper.standard(), "drawn patterns");
    }
}
