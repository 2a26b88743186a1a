package tsugiki.train;

import java.nio.file.Path;
import tsugiki.base.Progress;
import tsugiki.data.DataSet;
import tsugiki.picture.Preprocessing;

/**
 * A training before it begins: the pictures, the settings, a folder, a place for progress; then {@link #fit}.
 *
 * @param <P> its own kind, which every change gives back: {@code Guide.of(data, net).seed(1).in(folder)}
 */
public abstract class Protocol<P extends Protocol<P>> {

    private final DataSet data;
    private TrainingSettings settings;
    private Path folder;
    private Progress.Factory progress = Progress.standard();

    Protocol(DataSet data, TrainingSettings settings) {
        this.data = data;
        this.settings = settings;
    }

    /** Trains. */
    public abstract Run fit();

    /** Seed of order, augmentation and dropout, and of the weights that are drawn; 0 by default. */
    public P seed(long chosen) {
        return with(settings.seed(chosen));
    }

    /** Another size of pictures, e.g. {@code net.card().preprocessing().size(128, 112)}; the student keeps it. */
    public P preprocessing(Preprocessing chosen) {
        return with(settings.preprocessing(chosen));
    }

    /**
     * Changes each training picture in so many ways instead of anew in every epoch: epoch e sees view {@code (e - 1)
     * mod count}; a single view is the picture as it is.
     */
    public P views(int count) {
        return with(settings.views(count));
    }

    /**
     * Stores what the frozen first stages make of each picture, so that an epoch runs only what stands above: {@code
     * stored(Stored.FLOAT16)}; {@code stored(Stored.NO)} computes all in every epoch. Of each training picture {@link
     * #views} are stored; where no number is said half as many as epochs, from 2 to {@link
     * TrainingSettings#STORED_VIEWS}.
     */
    public P stored(Stored chosen) {
        return with(settings.stored(chosen));
    }

    /**
     * Keeps a checkpoint of every epoch in this folder, and goes on from it: a training that was killed
     * ends in the same numbers when it is run again; one that was finished is read back.
     */
    public P in(Path dir) {
        this.folder = dir;
        return self();
    }

    /** Where progress is shown; {@link Progress#standard} by default: a bar in a notebook's cell, nothing elsewhere. */
    public P progress(Progress.Factory factory) {
        this.progress = factory;
        return self();
    }

    /** All settings as they stand. */
    public TrainingSettings settings() {
        return settings;
    }

    /** The same training with all settings at once. */
    P with(TrainingSettings all) {
        this.settings = all;
        return self();
    }

    DataSet data() {
        return data;
    }

    Path folder() {
        return folder;
    }

    Progress.Factory progress() {
        return progress;
    }

    @SuppressWarnings("unchecked")
    private P self() {
        return (P) this;
    }
}
