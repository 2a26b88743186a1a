package tsugiki.drawn.wallpaper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tsugiki.drawn.DrawnSet;
import tsugiki.drawn.Frozen;

class FrozenWallpaperTest {
    private static final int RECIPES = 50;

    @Test
    void recipesOfWallpaperOneAreAsTheyWere() {
        List<Object> recipes = new ArrayList<>();
        DrawnSet spec = Wallpaper.standard();
        for (String split : DrawnSet.SPLITS) {
            for (SymmetryGroup group : SymmetryGroup.values()) {
                for (int k = 0; k < RECIPES; k++) {
                    recipes.add(Wallpaper.recipe(group, spec.splitSeed(split), k));
                }
            }
        }
        assertThat(Frozen.sum(recipes)).isEqualTo("39af90deb5a8916229015acc79f57ca6ca518c759a417d05b157fff6d6210b19");
    }

    @Test
    void picturesLookAsTheyDid() {
        for (SymmetryGroup group : SymmetryGroup.values()) {
            Frozen.assertLooksLike(Wallpaper.draw(group, Wallpaper.standard().splitSeed("train"), 0, 64),
                    THUMBNAILS.get(group.ordinal()), group.label());
        }
    }

    /** Mean red, green and blue of 2 x 3 parts of each group's first picture, two hexadecimal digits each. */
    private static final List<String> THUMBNAILS = List.of(
            "3e645c395b52356254386a58376156355f51",
            "906d9b8564918f6e958c699a84658a866591",
            "aa8e9d9882919686938a8492a186948c7d8b",
            "57937a558f7656907658957b569075558e75",
            "85949a7f8d927d868d88989d7d898e7f8d92",
            "aea28eaa9d88a69a83a79f839e9880a49885",
            "8da2928597898ca5928ea593899f8e869a8b",
            "385232375032344e303b5636365030385231",
            "809cac7d8fa18190a58297aa7994a37c8c9f",
            "4e473b53503f534f3f4f473b545040534f3e",
            "758a726d8b6c70836e728a7070816d6f836d",
            "90a96b8aa3678aa26690aa6b8ba2668aa367",
            "4a76713f7065406d64447b6d466a67407065",
            "7288a76d83a36c819f7289a96d819e6d819f",
            "a88174a17c709e7c71a884789c796c9d796c",
            "4f5a33586a2f485231586832464f32586a2f",
            "ba8aa19a6c81a17388a27287b18399a17389");
}
