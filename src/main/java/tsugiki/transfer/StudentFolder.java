package tsugiki.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tsugiki.base.AtomicFiles;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;
import tsugiki.base.Json;
import tsugiki.base.ProcessLock;
import tsugiki.base.Reason;
import tsugiki.network.Network;
import tsugiki.network.StateLoader;
import tsugiki.network.Thresholds;
import tsugiki.weights.SafeTensors;
import tsugiki.weights.StateDict;
import tsugiki.zoo.ImageNet;
import tsugiki.zoo.Zoo;

/**
 * A student on disk: {@code weights.safetensors}, every weight by its path and what a refusal's distance is made of, and
 * {@code student.json}, the rest; for people {@code README.md}, its {@link StudentCard}, with {@code card.json}.
 *
 * <p>Two files cannot be replaced in one step, so {@code student.json} names the digest of its weights, and saving goes
 * {@link #stage new weights beside the old}, {@link #commit the new student.json}, {@link #settle the new weights in
 * their place}. At each instant one of the two files of weights is the one that {@code student.json} names: a kill leaves
 * the old student or the new one, never a mix. Other files in the folder are left alone.
 */
final class StudentFolder {

    static final String WEIGHTS = "weights.safetensors";
    static final String NEXT = "weights.next.safetensors";
    static final String FACTS = "student.json";
    static final String CARD = "card.json";
    static final String README = "README.md";

    /** So often a student that is saved anew while it is read is read again. */
    private static final int TRIES = 5;

    private StudentFolder() {}

    static void save(Student student, Path folder, TrainingNote note) {
        StudentPlace.check(folder);
        try (ProcessLock alone = ProcessLock.take(folder.resolve(WEIGHTS), () -> {})) {
            settle(folder);
            String weights = stage(student, folder);
            StudentFacts facts = StudentFacts.of(student, note, weights);
            commit(facts, folder);
            settle(folder);
            describe(StudentCard.of(student, note, facts), folder);
        } catch (IOException e) {
            throw Reason.unwritten("The student", folder, e);
        }
        EarlierKits.sweep(folder);
    }

    /** @return the digest of the new weights */
    static String stage(Student student, Path folder) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>(student.learnt().metadata());
        metadata.put("network", student.network().name());
        SafeTensors.write(folder.resolve(NEXT), RefusalFacts.with(StateLoader.stateDict(student.network()), student.refusal().orElse(null)), metadata);
        return digest(folder.resolve(NEXT));
    }

    static void commit(StudentFacts facts, Path folder) throws IOException {
        AtomicFiles.write(folder.resolve(FACTS), facts.json());
    }

    /** Gives staged weights their place if {@code student.json} names them; if not, their saving was cut off before it counted. */
    static void settle(Path folder) throws IOException {
        Path next = folder.resolve(NEXT);
        if (!Files.exists(next)) {
            return;
        }
        if (digest(next).equals(named(folder))) {
            AtomicFiles.move(next, folder.resolve(WEIGHTS));
        } else {
            Files.delete(next);
        }
    }

    /** The card names its weights: after a kill in between it is seen to be another student's. A README.md that is no card stays. */
    private static void describe(StudentCard card, Path folder) throws IOException {
        AtomicFiles.write(folder.resolve(CARD), Json.lines(card));
        Path text = folder.resolve(README);
        if (!Files.exists(text) || isCard(text)) {
            AtomicFiles.write(text, CardText.of(card));
        }
    }

    /** Whether this is a README.md that the kit wrote; one that cannot be read is somebody's. */
    static boolean isCard(Path file) {
        byte[] first = CardText.FIRST.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(file)) {
            return file.endsWith(README) && Arrays.equals(in.readNBytes(first.length), first);
        } catch (IOException e) {
            return false;
        }
    }

    private static String named(Path folder) {
        try {
            return StudentFacts.read(folder.resolve(FACTS)).weights();
        } catch (CourseException e) {
            return null; // what is no whole student is replaced
        }
    }

    private static String digest(Path file) throws IOException {
        return Digest.of("SHA-256", file);
    }

    static Student load(Path folder) {
        Path place = EarlierKits.recovered(folder);
        for (int tries = 0; tries < TRIES; tries++) {
            StudentFacts facts = StudentFacts.read(place.resolve(FACTS));
            StateDict state = weights(place, facts);
            if (state != null) {
                return build(facts, state, place.resolve(WEIGHTS));
            }
            requireSavedMeanwhile(place, facts);
        }
        throw new CourseException("The student in %s is saved anew again and again: wait for the end of it.", folder);
    }

    /** The weights that the facts name, in their place or still beside it; null if neither are they. Reading alone changes nothing. */
    private static StateDict weights(Path folder, StudentFacts facts) {
        for (String name : new String[] {WEIGHTS, NEXT}) {
            Path file = folder.resolve(name);
            try {
                if (facts.weights() == null && Files.isRegularFile(file)) {
                    return SafeTensors.read(file);
                }
                if (Files.isRegularFile(file) && digest(file).equals(facts.weights())) {
                    StateDict state = SafeTensors.read(file);
                    return facts.weights().equals(named(folder)) ? state : null; // replaced between the two looks?
                }
            } catch (NoSuchFileException e) {
                return null; // it got its place meanwhile
            } catch (IOException e) {
                throw Reason.unread(file, e);
            }
        }
        return null;
    }

    private static void requireSavedMeanwhile(Path folder, StudentFacts facts) {
        if (!Files.isRegularFile(folder.resolve(WEIGHTS))) {
            throw new CourseException("%s has no %s: it is not a whole student, train it again or copy the whole folder.", folder, WEIGHTS);
        }
        String now = named(folder);
        if (facts.weights() == null ? now == null : facts.weights().equals(now)) {
            throw new CourseException("%s are not the weights that %s names, they are damaged or of another student: train it again or copy the whole folder.",
                    folder.resolve(WEIGHTS), FACTS);
        }
    }

    private static Student build(StudentFacts facts, StateDict state, Path weights) {
        Learnt learnt = Learnt.from(state.metadata(), weights);
        Network network = create(facts);
        try {
            Student student = new Student(network, facts.classes(), facts.head());
            StateLoader.load(network, RefusalFacts.weights(state));
            return student.trainOnly(Part.of(facts.part())).statistics(facts.statistics())
                    .preprocessing(facts.preprocessing()).kept(facts.note(), learnt).refusal(refusal(facts, state, weights)).reference(reference(facts, weights))
                    .thresholds(facts.thresholds() == null ? null : new Thresholds(facts.thresholds())).evaluate();
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private static Refusal refusal(StudentFacts facts, StateDict state, Path weights) {
        try {
            return facts.refusal() == null ? null : facts.refusal().refusal(state);
        } catch (CourseException e) {
            throw new CourseException(e, "The refusal in %s is damaged or does not fit %s (%s): train the student again or copy the whole folder.",
                    weights.resolveSibling(FACTS), weights.getFileName(), Reason.of(e));
        }
    }

    private static Reference reference(StudentFacts facts, Path weights) {
        try {
            return facts.reference() == null ? null : facts.reference().reference(facts.classes().size());
        } catch (CourseException e) {
            throw new CourseException(e, "The reference in %s is damaged (%s): train the student again or copy the whole folder.", weights.resolveSibling(FACTS), Reason.of(e));
        }
    }

    /** Built as before the surgery: 1000 classes, for the set the teacher had. */
    private static Network create(StudentFacts facts) {
        return facts.weightSet() == null ? Zoo.create(facts.network()) : Zoo.create(facts.network(), ImageNet.classes().size(), facts.weightSet());
    }
}
