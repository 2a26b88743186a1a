package tsugiki.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Json;
import tsugiki.base.Rows;

/**
 * What was measured after each epoch, over all phases of a training; epoch 0 is before it.
 *
 * @param rows by epoch, ascending
 * @param tuningStartsAfter the last epoch before the first {@code run.then} phase, if there was one: the red line of the chart
 */
public record History(List<Row> rows, OptionalInt tuningStartsAfter) {

    /** Nothing measured yet. */
    public static final History EMPTY = new History(List.of(), OptionalInt.empty());

    /**
     * One epoch. What was not measured is NaN: at epoch 0 the training values (unless the training set
     * is scored by itself), and the validation values where there are no validation pictures.
     *
     * @param epoch from 1; 0 before training
     * @param phase what was trained: {@code new_layers}, {@code classifier}, {@code all}, or the stage it began from;
     *     behind it the number of views, where each picture has some: {@code features.4, 4 stored views}
     * @param trainLoss mean over the training pictures
     * @param trainAccuracy 0..1
     * @param validationLoss mean over the validation pictures
     * @param validationAccuracy 0..1
     * @param rate the largest learning rate of the epoch's first update; 0 at epoch 0
     * @param seconds the epoch took, scoring included
     * @param picturesPerSecond training alone
     */
    public record Row(int epoch, String phase, double trainLoss, double trainAccuracy, double validationLoss,
            double validationAccuracy, double rate, double seconds, double picturesPerSecond) {

        public Row {
            Objects.requireNonNull(phase);
        }
    }

    public History {
        rows = List.copyOf(rows);
    }

    /** With one more row. */
    public History plus(Row row) {
        List<Row> more = new ArrayList<>(rows);
        more.add(row);
        return new History(more, tuningStartsAfter);
    }

    /** Remembers that another phase begins now; only the first such place is kept. */
    public History tuningStarts() {
        return tuningStartsAfter.isPresent() ? this : new History(rows, OptionalInt.of(lastEpoch()));
    }

    /** The last epoch measured; 0 if none is. */
    public int lastEpoch() {
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).epoch();
    }

    /**
     * The epoch with the highest validation accuracy, the earliest of equals; without validation
     * pictures the last one. Epoch 0 counts: a training that only makes things worse is not chosen.
     */
    public Optional<Row> best() {
        boolean scored = rows.stream().anyMatch(row -> !Double.isNaN(row.validationAccuracy()));
        return scored
                ? rows.stream().filter(row -> !Double.isNaN(row.validationAccuracy()))
                        .max(Comparator.comparingDouble(Row::validationAccuracy).thenComparing(row -> -row.epoch()))
                : rows.stream().reduce((earlier, later) -> later);
    }

    /** The epoch with the smallest validation loss, the earliest of equals; empty where validation was not scored. */
    public Optional<Row> leastLoss() {
        return rows.stream().filter(row -> !Double.isNaN(row.validationLoss())).min(Comparator.comparingDouble(Row::validationLoss));
    }

    /** From the red line on: the last epoch before tuning, then all of tuning; everything where there was one phase. */
    public History tuning() {
        int from = tuningStartsAfter.orElse(Integer.MIN_VALUE);
        return new History(rows.stream().filter(row -> row.epoch() >= from).toList(), tuningStartsAfter);
    }

    /**
     * Early stopping: the epoch after which a training would have been ended that waits for a new best validation
     * accuracy, and gives up when {@code patience} epochs in a row brought none; the last one if it would have run on.
     *
     * @throws CourseException if the patience is below 1
     */
    public int stopsAfter(int patience) {
        if (patience < 1) {
            throw new CourseException("A patience of %d epochs stops before it begins: give at least 1.", patience);
        }
        double best = Double.NEGATIVE_INFINITY;
        int waited = 0;
        for (Row row : rows) {
            waited = row.validationAccuracy() > best ? 0 : waited + 1;
            best = Math.max(best, row.validationAccuracy());
            if (waited == patience) {
                return row.epoch();
            }
        }
        return lastEpoch();
    }

    /** All seconds measured. */
    public double seconds() {
        return rows.stream().mapToDouble(Row::seconds).sum();
    }

    /** Seconds until the validation accuracy was first this high (0..1); empty if it never was. */
    public OptionalDouble secondsTo(double accuracy) {
        double passed = 0;
        for (Row row : rows) {
            passed += row.seconds();
            if (row.validationAccuracy() >= accuracy) {
                return OptionalDouble.of(passed);
            }
        }
        return OptionalDouble.empty();
    }

    /** A row an epoch: Epoch, Phase, Train loss, Train accuracy, Validation loss, Validation accuracy, Rate, Seconds, Pictures/s. */
    public Table toTable() {
        return Rows.of(rows).column("Epoch", Row::epoch).column("Phase", Row::phase)
                .column("Train loss", Row::trainLoss).column("Train accuracy", Row::trainAccuracy)
                .column("Validation loss", Row::validationLoss).column("Validation accuracy", Row::validationAccuracy)
                .column("Rate", Row::rate).column("Seconds", Row::seconds).column("Pictures/s", Row::picturesPerSecond).table("History");
    }

    /** One JSON object; what was not measured is null. */
    public String toJson() {
        return Json.line(new Written(tuningStartsAfter.isPresent() ? tuningStartsAfter.getAsInt() : null, rows));
    }

    /** Reads what {@link #toJson} wrote. */
    public static History fromJson(String text) {
        Written written = Json.read(text, Written.class);
        return new History(written.rows(), written.tuningStartsAfter() == null ? OptionalInt.empty() : OptionalInt.of(written.tuningStartsAfter()));
    }

    /** As JSON knows it: null for what is empty. */
    private record Written(Integer tuningStartsAfter, List<Row> rows) {}
}
