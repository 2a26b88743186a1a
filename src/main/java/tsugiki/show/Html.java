package tsugiki.show;

import java.util.List;
import tsugiki.base.Text;

/** Small pieces of HTML that look the same in a notebook, in its exported page, and in the dark theme. */
public final class Html {

    private static final String TABLE = "border-collapse:collapse;font-size:13px;margin:4px 0;font-variant-numeric:tabular-nums";

    private Html() {}

    /** Text as HTML shows it. */
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /**
     * A compact table.
     *
     * @param head names of the columns
     * @param right whether a column is aligned to the right, as numbers are
     * @param rows cells as text, not yet escaped
     * @param note a line below, or empty
     */
    static String table(List<String> head, List<Boolean> right, List<List<String>> rows, String note) {
        StringBuilder out = new StringBuilder("<table style=\"").append(TABLE).append("\"><thead><tr>");
        for (int i = 0; i < head.size(); i++) {
            out.append(cell("th", right.get(i), head.get(i)));
        }
        out.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                out.append(cell("td", right.get(i), row.get(i)));
            }
            out.append("</tr>");
        }
        out.append("</tbody></table>");
        return note.isEmpty() ? out.toString() : out + small(note);
    }

    /** Only the alignment is set: padding and stripes are the notebook's own, and a table stays small in its file. */
    private static String cell(String tag, boolean right, String text) {
        return Text.of("<%s style=\"text-align:%s\">%s</%s>", tag, right ? "right" : "left", escape(text), tag);
    }

    static String small(String text) {
        return "<div style=\"font-size:12px;opacity:.75\">" + escape(text) + "</div>";
    }

    static String bold(String text) {
        return "<div style=\"font-size:13px;font-weight:bold\">" + escape(text) + "</div>";
    }
}
