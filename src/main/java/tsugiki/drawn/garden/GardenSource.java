package tsugiki.drawn.garden;

import tsugiki.drawn.DrawnSource;

/** The standard garden by its name. */
public final class GardenSource extends DrawnSource {

    public GardenSource() {
        super(Garden.standard(), "drawn flowers, the default");
    }
}
