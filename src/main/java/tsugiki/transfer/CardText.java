package tsugiki.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tsugiki.base.Shown;
import tsugiki.base.Text;

/** A student's card as Markdown. */
final class CardText {

    /** By this first line a card is known: another README.md in the folder is somebody's own and stays. */
    static final String FIRST = "<!-- Written by Tsugiki with the student, and anew with each save. -->";

    private CardText() {}

    static String of(StudentCard card) {
        List<String> lines = new ArrayList<>(List.of(FIRST, Text.of("# A student of %s: %d %s", text(card.network()), card.classes().size(),
                card.facts().containsKey("thresholds") ? "labels" : "classes"), "", "| | |", "| --- | --- |"));
        boolean several = card.facts().containsKey("thresholds");
        row(lines, several ? "Labels, of which a picture has any number" : "Classes", card.classes().stream().map(CardText::text).collect(Collectors.joining(", ")));
        row(lines, several ? "Exact match: all labels of a picture right" : "Accuracy", accuracy(card.facts()));
        if (several) {
            row(lines, "Answered from these probabilities on", text(card.facts().get("thresholds")));
        }
        row(lines, several ? "Always the most frequent set of labels" : "Always the most frequent class", percent(card.facts().get("baseline")));
        row(lines, "It refuses", text(card.refusal().replaceFirst("^refuses ", "")));
        row(lines, "Trained on", trainedOn(card));
        row(lines, "Terms of the pictures", text(card.facts().getOrDefault("terms", "not noted")));
        row(lines, "It began with", Text.of("%s, weights %s", text(card.network()), text(card.teacher())));
        row(lines, "Licence of those weights", text(card.licence()));
        row(lines, "Method", card.method().isEmpty() ? "not noted" : text(card.method()));
        row(lines, "Made by", card.facts().containsKey("command") ? code(card.facts().get("command")) : "a program or a notebook");
        row(lines, "Kit", "Tsugiki " + text(card.kit()));
        perClass(lines, card.perClass(), several);
        lines.addAll(List.of("", "## Use it", "```", "./course predict FOLDER picture.jpg", "```",
                "`FOLDER` is this folder. `card.json` says the same for programs; `student.json` and `weights.safetensors` are the student itself.", "",
                "## What to know before", "- The accuracy is of pictures like those it was trained on: same places, cameras, light. Of others nothing is known.",
                "- It knows its " + (several ? "labels" : "classes") + " alone. " + beyond(card),
                "- Where the licence of the weights or the terms of the pictures are not stated, they are not free.", ""));
        return String.join("\n", lines);
    }

    private static String beyond(StudentCard card) {
        return card.refusal().startsWith("refuses a ") ? "What it refuses was chosen on known pictures; how many strange ones it finds was not promised."
                : "A picture of anything else gets one of their names, often with a high probability.";
    }

    private static void row(List<String> lines, String name, String value) {
        lines.add("| " + name + " | " + value + " |");
    }

    private static String accuracy(Map<String, String> facts) {
        if (!facts.containsKey("accuracy")) {
            return "not noted: `./course evaluate` tells it";
        }
        return Text.of("%s%s, on %s %s pictures", percent(facts.get("accuracy")),
                facts.containsKey("interval") ? " (95 % interval " + text(facts.get("interval")) + ")" : "",
                text(facts.getOrDefault("pictures", "")), text(facts.getOrDefault("scored_on", ""))).replaceAll(" +", " ");
    }

    private static String trainedOn(StudentCard card) {
        Map<String, String> facts = card.facts();
        String pictures = facts.containsKey("train") ? Text.of("%s pictures%s, chosen by %s", text(facts.get("train")), different(card), text(facts.getOrDefault("validation", "0")))
                : card.trainedOn() > 0 ? Text.of("%d pictures, chosen by %d", card.trainedOn(), card.chosenBy()) : "not noted";
        return pictures + (facts.containsKey("data") ? " of " + text(facts.get("data")) : "") + (facts.containsKey("split") ? ", split " + text(facts.get("split")) : "");
    }

    /** Where fewer than were counted: copies, of which one alone is another picture. */
    private static String different(StudentCard card) {
        try {
            return card.trainedOn() == 0 || card.trainedOn() >= Integer.parseInt(card.facts().get("train")) ? "" : Text.of(" (%d that differ in their bytes)", card.trainedOn());
        } catch (NumberFormatException e) {
            return "";
        }
    }

    private static void perClass(List<String> lines, List<TrainingNote.ClassScore> classes, boolean several) {
        if (classes.isEmpty()) {
            return;
        }
        lines.addAll(List.of("", several ? "## Label by label" : "## Class by class",
                several ? "| label | found | pictures that have it |" : "| class | right | pictures |", "| --- | --- | --- |"));
        classes.forEach(score -> lines.add(Text.of("| %s | %d | %d |", text(score.name()), score.right(), score.pictures())));
    }

    private static String percent(String share) {
        try {
            return share == null ? "not noted" : Text.of("%.1f %%", 100 * Double.parseDouble(share));
        } catch (NumberFormatException e) {
            return text(share);
        }
    }

    /** In code nothing is markup but its own mark, and in a table the bar. */
    private static String code(String outside) {
        return "`" + Shown.line(outside).replace("`", "'").replace("|", "\\|") + "`";
    }

    /** Names from outside, which could be markup: shown to the letter. */
    private static String text(String outside) {
        return Shown.line(outside).replace("&", "&amp;").replace("<", "&lt;").replaceAll("([\\\\`*_\\[\\]|#])", "\\\\$1");
    }
}
