package tsugiki.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import tsugiki.base.CourseException;
import tsugiki.base.Text;
import tsugiki.data.ClassWeights;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.data.LabelSets;
import tsugiki.data.LeftOut;
import tsugiki.evaluate.Confusion;
import tsugiki.evaluate.Evaluation;
import tsugiki.features.CrossValidation;
import tsugiki.features.FeatureStore;
import tsugiki.features.Features;
import tsugiki.features.KnnProbe;
import tsugiki.features.LinearProbe;
import tsugiki.features.LinearSvm;
import tsugiki.features.Probe;
import tsugiki.features.SoftmaxProbe;
import tsugiki.network.Network;
import tsugiki.network.Thresholds;
import tsugiki.picture.Preprocessing;
import tsugiki.show.TerminalProgress;
import tsugiki.train.Guide;
import tsugiki.train.History;
import tsugiki.train.Recipe;
import tsugiki.train.Run;
import tsugiki.train.Scratch;
import tsugiki.train.Trainer;
import tsugiki.transfer.HeadPlan;
import tsugiki.transfer.Rates;
import tsugiki.transfer.Student;
import tsugiki.transfer.TrainingNote;

/** How {@code train} trains. */
enum Method {
    SOFTMAX("features once, softmax regression on them") {
        @Override
        Outcome train(Task task) {
            return probe(task, features -> SoftmaxProbe.fit(features, task.weights()), 0);
        }
    },
    SIGMOID("features once, a yes-or-no question a label on them: for pictures with several labels") {
        @Override
        Outcome train(Task task) {
            return MultiLabel.probe(task);
        }
    },
    SVM("features once, linear SVM on them, 5-fold cross-validation beside it") {
        @Override
        Outcome train(Task task) {
            return probe(task, LinearSvm::fit, FOLDS);
        }
    },
    KNN("features once, the nearest five vote, nothing is fitted: to compare with, it makes no student") {
        @Override
        Outcome train(Task task) {
            return probe(task, KnnProbe::fit, 0);
        }

        @Override
        boolean makesStudent() {
            return false;
        }
    },
    HEAD("a new head trained in the loop, the rest frozen") {
        @Override
        Outcome train(Task task) {
            Student student = Student.of(task.network(), task.classes(), HeadPlan.linear(), task.seed());
            student.thresholds(task.multiLabel() ? Thresholds.even(task.classes().size()) : null);
            Trainer trainer = Trainer.of(student, task.data()).seed(task.seed()).progress(TerminalProgress.factory())
                    .preprocessing(task.preprocessing()).epochs(8).classWeights(task.weights());
            task.given(task.options().epochs, trainer::epochs);
            task.given(task.options().rate, trainer::adam);
            task.run().ifPresent(trainer::in);
            return trained(task, task.options().on(trainer).fit());
        }
    },
    TUNE("the kit's own preset: softmax head first, then all layers") {
        @Override
        Outcome train(Task task) {
            Recipe recipe = Recipe.of(task.data(), task.network()).seed(task.seed()).progress(TerminalProgress.factory())
                    .preprocessing(task.preprocessing()).classWeights(task.weights());
            task.given(task.multiLabel() ? recipe : null, Recipe::multiLabel);
            task.given(task.options().epochs, recipe::epochs);
            task.given(task.options().rate, rate -> recipe.rates(Rates.one(rate)));
            task.run().ifPresent(recipe::in);
            return trained(task, task.options().on(recipe.trainer(recipe.probed())).fit());
        }
    },
    SCRATCH("the same network without pretrained weights") {
        @Override
        Outcome train(Task task) {
            Scratch scratch = Scratch.of(task.data(), task.network().name()).seed(task.seed()).progress(TerminalProgress.factory());
            task.given(task.options().size, size -> scratch.preprocessing(task.preprocessing()));
            task.run().ifPresent(scratch::in);
            task.given(task.options().epochs, scratch::epochs);
            return trained(task, task.options().on(scratch.trainer(scratch.student()).classWeights(task.weights())).fit());
        }
    },
    GUIDE("the guide's protocol: 16 epochs of the head, 8 of all layers, rates by layer") {
        @Override
        Outcome train(Task task) {
            Guide guide = Guide.of(task.data(), task.network()).seed(task.seed()).progress(TerminalProgress.factory());
            task.given(task.options().size, size -> guide.preprocessing(task.preprocessing()));
            task.run().ifPresent(guide::in);
            task.given(task.options().epochs, count -> guide.epochs(count, count));
            task.given(task.options().stage(), guide::from);
            return trained(task, task.options().stored(guide).fit());
        }
    };

    private static final int FOLDS = 5;

    private final String does;

    /** @param does what it does, for the help */
    Method(String does) {
        this.does = does;
    }

    /**
     * @param options what is changed of the method's own settings
     * @param place where the student will be saved, or nowhere
     */
    record Task(Network network, DataSet data, long seed, TrainingOptions options, TrainingPlace place) {

        Preprocessing preprocessing() {
            return options.sized(network.preprocessing());
        }

        /** Whether pictures have any number of labels. */
        boolean multiLabel() {
            return options.multiLabel();
        }

        /** The student's: those of the data set, or the labels in them. */
        List<String> classes() {
            return multiLabel() ? LabelSets.of(data.classes()).labels() : data.classes();
        }

        /** What pictures of each class, or with each label, count. */
        ClassWeights weights() {
            return options.weights(data);
        }

        /** Does something with a value, if it was given. */
        <T> void given(T value, Consumer<T> does) {
            TrainingOptions.given(value, does);
        }

        /** Where a training keeps its epochs, if it does. */
        Optional<Path> run() {
            return place.run();
        }
    }

    /**
     * @param student null where the method makes none
     * @param score on what the data set scores
     * @param more what else the method has to say
     * @param history of the epochs; empty when there were none
     * @param leftOut files that could not be used, those of the data set among them
     */
    record Outcome(Student student, Score score, Map<String, Object> more, History history, Collection<LeftOut> leftOut) {

        /** On what the data set scores, 0..1; NaN without pictures. */
        double accuracy() {
            return score.accuracy();
        }

        /** How many pictures of a part could be read. */
        int read(List<Item> part) {
            Set<String> unread = leftOut.stream().map(LeftOut::file).collect(Collectors.toSet());
            return (int) part.stream().filter(item -> !unread.contains(item.name())).count();
        }

        /** How many pictures that were. */
        int scored() {
            return score.pictures();
        }
    }

    /**
     * @param accuracy 0..1; NaN without pictures
     * @param pictures how many were scored
     * @param baseline accuracy of the constant answer on the same pictures
     * @param classes how many of each were right
     */
    record Score(double accuracy, int pictures, double baseline, List<TrainingNote.ClassScore> classes) {

        static Score of(DataSet data, int[] labels, int[] predicted) {
            Confusion confusion = Confusion.of(labels, predicted, data.classes());
            return new Score(confusion.accuracy(), confusion.pictures(), data.constantAnswer(labels), confusion.perClass());
        }
    }

    abstract Outcome train(Task task);

    /** Whether there is a network in the end that can be saved. */
    boolean makesStudent() {
        return true;
    }

    /** The word on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A line for each: its word and what it does. */
    static String lines() {
        return Arrays.stream(values()).map(method -> Text.of("  %-8s %s", method.word(), method.does)).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return word();
    }

    private static Outcome probe(Task task, Function<Features, Probe> learner, int folds) {
        FeatureStore store = FeatureStore.of(task.network(), task.data(), task.preprocessing(), TerminalProgress.factory());
        long start = System.nanoTime();
        Probe probe = learner.apply(store.train());
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("fit_seconds", (System.nanoTime() - start) / 1e9);
        if (folds > 0) {
            more.putAll(crossValidated(store.train(), learner, folds, task.seed()));
        }
        Student student = probe instanceof LinearProbe head ? Student.of(task.network(), task.data().classes(), head)
                .preprocessing(task.preprocessing()).learnsFrom(task.data().train(), task.data().validation()) : null;
        Features scored = store.scored();
        return new Outcome(student, Score.of(task.data(), scored.labels(), probe.predict(scored)), more, History.EMPTY, store.leftOut());
    }

    /** In as many folds as the classes have pictures for; 0 folds where no class can be tested by what others learnt of it. */
    private static Map<String, Object> crossValidated(Features train, Function<Features, Probe> learner, int wished, long seed) {
        int folds = CrossValidation.most(train, wished);
        Map<String, Object> said = new LinkedHashMap<>(Map.of("folds", folds));
        if (folds < wished) {
            System.err.println(folds == 0 ? "No cross-validation: it needs two training pictures in each of two classes."
                    : Text.of("Cross-validation in %d folds instead of %d: no class has more training pictures.", folds, wished));
        }
        if (folds > 0) {
            CrossValidation.Scores scores = CrossValidation.of(folds, seed).run(train, learner);
            said.put("fold_mean", scores.mean());
            said.put("fold_deviation", scores.deviation());
        }
        return said;
    }

    /**
     * The best epoch by validation, scored on what the data set scores.
     *
     * @throws CourseException if the training was stopped before its end
     */
    private static Outcome trained(Task task, Run run) {
        if (run.stopped()) {
            throw new CourseException("The training was stopped in epoch %d: %s.", run.history().lastEpoch() + 1,
                    task.run().isEmpty() ? "nothing of it is kept without --out" : "give the same call again to go on");
        }
        Student best = run.useBest();
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("best_epoch", run.bestEpoch());
        more.put("best_validation", run.bestAccuracy());
        more.put("epochs", run.history().lastEpoch());
        more.put("reads", run.reads());
        Set<LeftOut> leftOut = new LinkedHashSet<>(task.data().leftOut());
        leftOut.addAll(run.leftOut());
        if (task.multiLabel()) {
            return MultiLabel.trained(best, task.data(), more, run.history(), leftOut);
        }
        Evaluation evaluation = Evaluation.of(best, task.data().scored(), TerminalProgress.factory());
        leftOut.addAll(evaluation.leftOut());
        return new Outcome(best, Score.of(task.data(), evaluation.labels(), evaluation.predicted()), more, run.history(), leftOut);
    }
}
