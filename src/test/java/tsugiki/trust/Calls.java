package tsugiki.trust;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tsugiki.cli.MainDoor;

/** Calls of the command line: a line is a word; {@code {pics}} and its like stand for files made for the call. */
final class Calls {

    /**
     * No folder of the machine's own, which would be searched through; nothing that draws a whole set, trains
     * long, or finds weights: such a call would take minutes, not tell more.
     */
    static final List<String> WORDS = List.of("train", "evaluate", "predict", "drift", "features", "models", "inspect", "--data", "--model", "--weights", "--method", "--out",
            "--split", "--seed", "--epochs", "--format", "--size", "--sort", "--family", "--depth", "--device", "--help", "-h", "--", "-", "-x", "--nothing", "",
            "{pics}", "{one}", "{none}", "{student}", "{jpg}", "{damaged}", "{out}", "@1.jpg", "@@", "~", "%s", "'", "\u685c", "\u001b[31m", "a\tb", "x\u202e",
            "resnet18", "resnet51", "squeezenet1_1", "json", "csv", "softmax", "svm", "random", "official", "swapped", "0", "-1", "1", "abc", "1e9",
            "9223372036854775808", "NaN", "name", "-parameters", "cpu", "--format=json", "--data={pics}", "--=", "IMAGENET1K_V1",
            "flowers102:", "flowers102:{none}", "grocery:{pics}", "grocery:{none}", "omniglot:{pics}", "day");

    /**
     * The kit's other commands: they compute with made weights, draw pictures, wait to be asked, write over what they read, or write what is
     * as large as a network.
     */
    static final List<String> TOO_LONG = List.of("export", "serve", "logits", "verify", "step", "bench", "pictures", "thumbnails", "completion");

    static final List<String> PLAIN = List.of("models\n--family\nvgg\n--format\njson", "models\n--sort\n-parameters", "inspect\nresnet51",
            "inspect\nsqueezenet1_1\n--depth\n1", "train\n--data\n{one}\n--method\nsvm",
            "train\n--data\n{pics}\n--model\nresnet18\n--weights\n{damaged}\n--out\n{out}", "evaluate\n{student}\n--data\n{pics}", "drift\n{student}\n{jpg}\n--since\n2026-11-30",
            "predict\n{student}\n{jpg}\n@1.jpg", "features\n{pics}\n--out\n{out}\n--weights\n{damaged}\n--model\nresnet18");

    private static final int MOST_WORDS = 20;

    private final FolderPlan plan = new FolderPlan();
    private final byte[] jpeg = PictureSeeds.one("jpg");

    Calls() throws Exception {}

    /** One call at a time: what it prints goes through the process's two streams. */
    synchronized void read(byte[] input, Path folder) throws IOException {
        String[] words = new String(input, StandardCharsets.UTF_8).lines().limit(MOST_WORDS)
                .map(word -> word.replace("{", folder + "/").replace("}", "")).toArray(String[]::new);
        if (Arrays.stream(words).anyMatch(word -> word.contains("\0") || word.length() > 300)) {
            return; // no system hands such a word over
        }
        prepare(folder);
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream catching = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
            System.setErr(catching);
            judge(MainDoor.run(words), said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private void prepare(Path folder) throws IOException {
        plan.build(FolderPlan.PLANS.get(0), folder.resolve("pics"));
        plan.build("jpg rose/1.jpg\njpg rose/2.jpg", folder.resolve("one"));
        Files.write(folder.resolve("jpg"), jpeg);
        Files.write(folder.resolve("damaged"), new byte[] {0x50, 0x4B, 3, 4, 0, 0});
        Files.createDirectories(folder.resolve("student"));
        Files.writeString(folder.resolve("student/student.json"), "{}");
    }

    private static void judge(int code, String said) {
        if (code < 0 || code > 2) {
            throw new Complaint("exit code " + code);
        }
        if (said.contains("did not foresee") || said.contains("\tat ") || code != 0 && said.isBlank()) {
            throw new Complaint("exit code " + code + ", said: " + said);
        }
        if (code != 0) {
            Complaint.about(said.strip().lines().reduce((first, last) -> last).orElseThrow());
        }
    }
}
