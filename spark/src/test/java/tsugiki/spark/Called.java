package tsugiki.spark;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import tsugiki.base.Json;

/** The command line on Spark, called in this process on two cores. */
record Called(int code, String out, String err) {

    static final String MASTER = "local[2]";

    static Called words(Object... words) {
        List<String> all = new ArrayList<>();
        for (Object word : words) {
            all.add(word.toString());
        }
        all.addAll(List.of("--engine", "spark", "--master", MASTER, "--format", "json"));
        return called(all);
    }

    private static Called called(List<String> words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            int code = tsugiki.cli.Main.run(new Main(), words.toArray(String[]::new));
            return new Called(code, said.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** What the JSON line says. */
    @SuppressWarnings("unchecked")
    Map<String, Object> json() {
        return Json.read(out.strip(), Map.class);
    }

    /** A table's rows by the end of their path, read by a session of its own. */
    static Map<String, Row> table(Path parquet, Path root) {
        try (SparkEngine spark = SparkEngine.start("test", MASTER, List.of())) {
            Map<String, Row> rows = new LinkedHashMap<>();
            for (Row row : spark.session().read().parquet(parquet.toString()).collectAsList()) {
                Row earlier = rows.put(root.relativize(Path.of(row.<String>getAs(Columns.PATH))).toString(), row);
                if (earlier != null) {
                    throw new AssertionError("twice: " + row);
                }
            }
            return rows;
        }
    }

    static float[] floats(Row row) {
        List<Float> values = row.getList(row.fieldIndex(Columns.FEATURES));
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i);
        }
        return floats;
    }
}
