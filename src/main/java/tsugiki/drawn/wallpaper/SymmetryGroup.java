package tsugiki.drawn.wallpaper;

import static tsugiki.drawn.wallpaper.LatticeKind.HEXAGONAL;
import static tsugiki.drawn.wallpaper.LatticeKind.OBLIQUE;
import static tsugiki.drawn.wallpaper.LatticeKind.RECTANGULAR;
import static tsugiki.drawn.wallpaper.LatticeKind.RHOMBIC;
import static tsugiki.drawn.wallpaper.LatticeKind.SQUARE;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The 17 plane crystallographic groups, by generators in coordinates along the lattice's two vectors;
 * the lattice's own translations come to each. International Tables for Crystallography A, chapter on
 * the plane groups. Centred lattices are given by their rhombic primitive cell.
 */
public enum SymmetryGroup {
    P1(OBLIQUE),
    P2(OBLIQUE, "-x,-y"),
    PM(RECTANGULAR, "-x,y"),
    PG(RECTANGULAR, "-x,y+1/2"),
    CM(RHOMBIC, "y,x"),
    PMM(RECTANGULAR, "-x,y", "x,-y"),
    PMG(RECTANGULAR, "-x,-y", "-x+1/2,y"),
    PGG(RECTANGULAR, "-x,-y", "-x+1/2,y+1/2"),
    CMM(RHOMBIC, "y,x", "-y,-x"),
    P4(SQUARE, "-y,x"),
    P4M(SQUARE, "-y,x", "-x,y"),
    P4G(SQUARE, "-y,x", "-x+1/2,y+1/2"),
    P3(HEXAGONAL, "-y,x-y"),
    P3M1(HEXAGONAL, "-y,x-y", "-y,-x"),
    P31M(HEXAGONAL, "-y,x-y", "y,x"),
    P6(HEXAGONAL, "x-y,x"),
    P6M(HEXAGONAL, "x-y,x", "y,x");

    private final LatticeKind lattice;
    private final List<Symmetry> operations;

    SymmetryGroup(LatticeKind lattice, String... generators) {
        this.lattice = lattice;
        this.operations = closed(Stream.of(generators).map(Symmetry::parse).toList());
    }

    /** The name of the class and of its folder, e.g. {@code p4m}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The least symmetric lattice the group can have. */
    LatticeKind lattice() {
        return lattice;
    }

    /** What the group does within one cell of its lattice: 1 (p1) to 12 (p6m) operations, identity first. */
    List<Symmetry> operations() {
        return operations;
    }

    /** All products of the generators, up to translations of the lattice. */
    private static List<Symmetry> closed(List<Symmetry> generators) {
        List<Symmetry> found = new ArrayList<>(List.of(Symmetry.IDENTITY));
        for (int k = 0; k < found.size(); k++) {
            for (Symmetry generator : generators) {
                Symmetry next = generator.after(found.get(k));
                if (!found.contains(next)) {
                    found.add(next);
                }
            }
        }
        return List.copyOf(found);
    }
}
