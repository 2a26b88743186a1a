package tsugiki.transfer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tsugiki.base.CourseException;
import tsugiki.data.Preprocessing;
import tsugiki.zoo.ImageNet;
import tsugiki.zoo.Network;
import tsugiki.zoo.StateLoader;
import tsugiki.zoo.WeightSet;
import tsugiki.zoo.Zoo;
import tsugiki.zoo.weights.SafeTensors;

/** A student on disk: {@code weights.safetensors}, every weight by its path, and {@code student.json}, the rest. */
final class StudentFolder {

    static final String WEIGHTS = "weights.safetensors";
    static final String FACTS = "student.json";

    /** Rises when an older kit could no longer read the folder. */
    private static final int FORMAT = 2;

    private static final Gson JSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private StudentFolder() {}

    /** The content of {@code student.json}. */
    private record Facts(int format, String kit, String network, String weightSet, HeadPlan head, List<String> classes,
            Preprocessing preprocessing, String part, Statistics statistics, TrainingNote note) {

        boolean isComplete() {
            return Stream.of(network, head, classes, preprocessing, part, statistics, note).allMatch(o -> o != null);
        }
    }

    static void save(Student student, Path folder, TrainingNote note) {
        Path target = folder.toAbsolutePath().normalize();
        Path part = target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            requireOurs(target);
            delete(part);
            Files.createDirectories(part);
            SafeTensors.write(part.resolve(WEIGHTS), StateLoader.stateDict(student.network()), Map.of("network", student.network().name()));
            Files.writeString(part.resolve(FACTS), JSON.toJson(facts(student, note)) + "\n");
            replace(part, target);
        } catch (IOException e) {
            throw new CourseException(e, "The student cannot be written to %s (%s): check the folder's rights and the free space.", folder, e.getMessage());
        } finally {
            deleteQuietly(part);
        }
    }

    private static Facts facts(Student student, TrainingNote note) {
        String version = Student.class.getPackage().getImplementationVersion();
        return new Facts(FORMAT, version == null ? "development" : version, student.network().name(),
                student.network().weightSet().map(WeightSet::name).orElse(null), student.plan(),
                student.classes(), student.preprocessing(), student.part().key(), student.statistics(), note);
    }

    private static void requireOurs(Path target) throws IOException {
        if (Files.isRegularFile(target)) {
            throw new CourseException("%s is a file, but a student is a folder: choose another name.", target);
        }
        if (Files.isDirectory(target) && !Files.exists(target.resolve(FACTS))) {
            try (Stream<Path> files = Files.list(target)) {
                if (files.findAny().isPresent()) {
                    throw new CourseException("The folder %s holds files that are no student: choose another, they would be lost.", target);
                }
            }
        }
    }

    /** A folder cannot be replaced in one step, so the old one steps aside first. */
    private static void replace(Path part, Path target) throws IOException {
        Path old = target.resolveSibling(target.getFileName() + "." + ProcessHandle.current().pid() + ".old");
        delete(old);
        boolean there = Files.exists(target);
        if (there) {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (there) {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
        delete(old);
    }

    static Student load(Path folder) {
        Facts facts = read(folder);
        Path weights = folder.resolve(WEIGHTS);
        if (!Files.isRegularFile(weights)) {
            throw new CourseException("%s has no %s: it is not a whole student, train it again or copy the whole folder.", folder, WEIGHTS);
        }
        Network network = create(facts);
        try {
            Student student = Student.of(network, facts.classes(), facts.head());
            StateLoader.load(network, SafeTensors.read(weights));
            return student.trainOnly(Part.of(facts.part())).statistics(facts.statistics())
                    .preprocessing(facts.preprocessing()).noted(facts.note()).evaluate();
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** Built as before the surgery: 1000 classes, for the set the teacher had. */
    private static Network create(Facts facts) {
        return facts.weightSet() == null ? Zoo.create(facts.network()) : Zoo.create(facts.network(), ImageNet.classes().size(), facts.weightSet());
    }

    private static Facts read(Path folder) {
        Path file = folder.resolve(FACTS);
        Facts facts;
        try {
            facts = JSON.fromJson(Files.readString(file, StandardCharsets.UTF_8), Facts.class);
        } catch (NoSuchFileException e) {
            throw new CourseException(e, "%s is no student: it has no %s; name the folder that training wrote.", folder, FACTS);
        } catch (IOException | RuntimeException e) { // also what a record refuses: a dropout rate of 7
            throw new CourseException(e, "%s is damaged or cannot be read: train the student again or copy the whole folder.", file);
        }
        if (facts == null || !facts.isComplete()) {
            throw new CourseException("%s is damaged, it lacks some of its entries: train the student again or copy the whole folder.", file);
        }
        if (facts.format() > FORMAT) {
            throw new CourseException("%s was written by a newer kit (format %d, this one knows %d): update this kit.", file, facts.format(), FORMAT);
        }
        return facts;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            // what is left carries .part in its name and is taken away by the next save
        }
    }
}
