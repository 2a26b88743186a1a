package tsugiki.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tsugiki.data.Item;
import tsugiki.data.LeftOut;

/** Rows of features on their way to a file. */
final class FeatureRows {

    private final List<String> classes;
    private final List<float[]> rows = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();

    FeatureRows(List<String> classes) {
        this.classes = classes;
    }

    /** @param values {@code [n, D]} of these n pictures */
    void add(float[] values, List<Item> pictures) {
        int d = values.length / pictures.size();
        for (int i = 0; i < pictures.size(); i++) {
            rows.add(Arrays.copyOfRange(values, i * d, (i + 1) * d));
        }
        items.addAll(pictures);
    }

    int size() {
        return rows.size();
    }

    FeatureFile file(int dimension, List<LeftOut> leftOut) {
        float[] values = new float[Math.multiplyExact(rows.size(), dimension)];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, values, i * dimension, dimension);
        }
        Features features = new Features(values, dimension, items.stream().mapToInt(Item::label).toArray(),
                items.stream().map(Item::name).toList(), classes);
        return new FeatureFile(features, leftOut);
    }

    /** Files one after the other, made one. */
    static FeatureFile join(List<FeatureFile> files) {
        Features first = files.get(0).features();
        int rows = files.stream().mapToInt(f -> f.features().size()).sum();
        float[] values = new float[Math.multiplyExact(rows, first.dimension())];
        int[] labels = new int[rows];
        List<String> names = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (FeatureFile file : files) {
            Features part = file.features();
            System.arraycopy(part.values(), 0, values, names.size() * first.dimension(), part.values().length);
            System.arraycopy(part.labels(), 0, labels, names.size(), part.size());
            names.addAll(part.files());
            leftOut.addAll(file.leftOut());
        }
        return new FeatureFile(new Features(values, first.dimension(), labels, names, first.classes()), leftOut);
    }
}
