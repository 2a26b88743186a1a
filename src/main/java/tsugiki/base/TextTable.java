package tsugiki.base;

import java.util.List;

/** A table as plain text, columns padded to their widest cell. */
public final class TextTable {

    private TextTable() {}

    /**
     * The table.
     *
     * @param right whether a column is aligned to the right, as numbers are
     * @param rows a cell for each column
     * @param note a line below, or empty
     */
    public static String of(List<String> head, List<Boolean> right, List<List<String>> rows, String note) {
        int[] widths = new int[head.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(head.get(i).length(), rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
        }
        StringBuilder out = new StringBuilder(line(head, right, widths));
        rows.forEach(row -> out.append('\n').append(line(row, right, widths)));
        return note.isEmpty() ? out.toString() : out.append('\n').append(note).toString();
    }

    private static String line(List<String> cells, List<Boolean> right, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            String gap = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : "  ").append(right.get(i) ? gap + cell : cell + gap);
        }
        return line.toString().stripTrailing();
    }
}
