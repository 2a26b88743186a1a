package tsugiki.drawn.garden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.drawn.DrawnSet;
import tsugiki.drawn.Frozen;

/** The garden's difficulty was chosen once; results over the years compare only while it stays as it is. */
class FrozenGardenTest {
    private static final int RECIPES = 50;

    @Test
    void recipesOfGardenOneAreAsTheyWere() {
        List<Object> recipes = new ArrayList<>();
        DrawnSet spec = Garden.standard();
        for (String split : DrawnSet.SPLITS) {
            for (Species species : Species.values()) {
                for (int k = 0; k < RECIPES; k++) {
                    recipes.add(Garden.recipe(species, spec.splitSeed(split), k));
                }
            }
        }
        assertThat(Frozen.sum(recipes)).isEqualTo("2646f266fab25969c8f9d113f18943754f062b03385fddbdccac89adeaecf5e5");
    }

    @Test
    void shapesAreAsTheyWere() {
        List<Object> parts = new ArrayList<>();
        for (Species species : Species.values()) {
            parts.addAll(Arrays.asList(species.label(), species.view, species.dome, species.stamens,
                    species.heads, species.leaf, species.layers));
        }
        assertThat(Frozen.sum(parts)).isEqualTo("48210da52ba21232f0e9cef3679aa873f2a149da61603d23633008bc0d749315");
    }

    @Test
    void picturesLookAsTheyDid() {
        for (Species species : Species.values()) {
            Frozen.assertLooksLike(Garden.draw(species, Garden.standard().splitSeed("train"), 0, 64),
                    THUMBNAILS.get(species.ordinal()), species.label());
        }
    }

    /** Mean red, green and blue of 2 x 3 parts of each species' first picture, two hexadecimal digits each. */
    private static final List<String> THUMBNAILS = List.of(
            "95cae789b9cb84b0d177a3a0609d905d7d75",
            "739959729f3e66854e5c8646618934557a3c",
            "4543395a644f3a35304c51404c55423c4c39",
            "25694b2567461746251c572826664020592a",
            "82719492547e828699665f506f504c696d62",
            "accad4a5a6bd99b1aaadbab4987e93aec2b0",
            "48523c36864444613e4b5241406e475d6853",
            "3d323d3a313935302e3733303c3147382d40",
            "4b58464f60485c63595d645d4f574d545b50",
            "4c33431b4536393946342b2f2a1e22291d2e");
}
