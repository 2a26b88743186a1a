package tsugiki.show;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tsugiki.base.Text;
import tsugiki.data.Item;
import tsugiki.features.Duplicates;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Picture;

/**
 * Groups of nearly equal pictures, with a box to tick at each: below them stands, to copy, the list of the names that
 * are ticked. At first these are {@link Duplicates#proposed}. Of many groups the first are shown, and how many are not. On a page that does not run what a cell brings, and in a
 * terminal, the list stays what is proposed.
 *
 * @param groups those to choose in
 * @param items those the groups are of, in the order of their rows
 */
public record TickBoxes(List<Duplicates.Group> groups, List<Item> items) {

    /** So many groups on a page: the most alike, if they are ordered so. */
    static final int SHOWN = 12;

    /** Side of a picture on the page, in pixels; its file has more, for screens with two pixels for one. */
    private static final int SIDE = 110;

    private static final double SCALE = 1.25;

    /** What a tick does: the list is written anew. The list of no name says what it would hold, as the compiler wants it. */
    private static final String TICKED = "var n=[].map.call(this.querySelectorAll('input:checked'),function(b){return JSON.stringify(b.value)});"
            + "this.querySelector('textarea').value=n.length?'List.of('+n.join(', ')+')':'" + Duplicates.toCopy(List.of()) + "'";

    public TickBoxes {
        groups = List.copyOf(groups);
        items = List.copyOf(items);
    }

    @Override
    public String toString() {
        return Duplicates.toCopy(shown()) + (shown().size() < groups.size() ? Text.of("; the first %d of %d groups", SHOWN, groups.size()) : "");
    }

    private List<Duplicates.Group> shown() {
        return groups.subList(0, Math.min(SHOWN, groups.size()));
    }

    View view() {
        Set<String> proposed = new HashSet<>(Duplicates.proposed(groups));
        StringBuilder out = new StringBuilder(Text.of("<div onchange=\"%s\"><div style=\"display:flex;flex-wrap:wrap;gap:8px 28px\">", Html.escape(TICKED)));
        for (int i = 0; i < shown().size(); i++) {
            out.append("<div style=\"display:flex;flex-wrap:wrap;gap:8px\">").append(Html.bold(i + 1 + ""));
            for (int row : groups.get(i).rows()) {
                out.append(box(items.get(row), proposed));
            }
            out.append("</div>");
        }
        out.append(Text.of("</div><textarea readonly aria-label=\"what is ticked\" rows=\"3\" style=\"width:100%%;font-family:monospace\">%s</textarea></div>",
                Html.escape(Duplicates.toCopy(shown()))));
        if (shown().size() < groups.size()) {
            out.append(Html.small(Text.of("The first %d of %d groups: take what is ticked out, and run the cell again.", SHOWN, groups.size())));
        }
        return View.html(toString(), out.toString());
    }

    private static String box(Item item, Set<String> proposed) {
        return Text.of("<label style=\"width:%dpx;font-size:12px;overflow-wrap:anywhere\"><img alt=\"\" src=\"data:image/jpeg;base64,%s\" style=\"max-width:100%%;max-height:%dpx\">"
                + "<br><input type=\"checkbox\" value=\"%s\"%s> %s</label>", SIDE, jpeg(item.source().open()), SIDE, Html.escape(item.name()),
                proposed.contains(item.name()) ? " checked" : "", Html.escape(item.name()).replace("/", "/<wbr>"));
    }

    private static String jpeg(Picture picture) {
        double fit = Math.min(1, SCALE * SIDE / Math.max(picture.width(), picture.height()));
        Picture small = picture.resize((int) Math.max(1, fit * picture.width()), (int) Math.max(1, fit * picture.height()), Interpolation.BILINEAR);
        return Base64.getEncoder().encodeToString(ImageBytes.jpeg(small.toImage()));
    }
}
