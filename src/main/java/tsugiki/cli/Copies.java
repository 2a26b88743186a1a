package tsugiki.cli;

import java.util.List;
import tsugiki.base.CourseException;
import tsugiki.base.Shown;
import tsugiki.base.Text;
import tsugiki.data.DataSet;
import tsugiki.data.Item;
import tsugiki.transfer.Learnt;

/**
 * Pictures whose bytes lie in two parts under two names: what a student learns from neither chooses nor tests it, what
 * chooses does not test. {@code evaluate} knows them by the same sums and leaves them out too.
 *
 * @param data without them; training pictures stay all
 * @param leftOut how many of validation and test were left out
 */
record Copies(DataSet data, int leftOut) {

    /**
     * Leaves copies out, and says how many.
     *
     * @throws CourseException if nothing else is there to score
     */
    static Copies leftOutOf(DataSet all) {
        Learnt learnt = Learnt.of(all.train(), all.validation());
        Learnt.Sorted validation = learnt.sort(all.validation());
        Learnt.Sorted test = learnt.sort(all.test());
        tell("validation", validation.trained(), "the student is trained on them under other names");
        tell("test", test.trained(), "the student is trained on them under other names");
        tell("test", test.chose(), "they are validation pictures under other names");
        int leftOut = validation.trained().size() + test.trained().size() + test.chose().size();
        if (leftOut == 0) {
            return new Copies(all, 0);
        }
        if ((all.test().isEmpty() ? validation.chose() : test.unseen()).isEmpty()) {
            throw new CourseException("All %d %s pictures of %s are copies of those that it trains or chooses by, so there is nothing to score: take the copies out, or add other pictures.",
                    all.scored().size(), all.scoredOn(), Shown.text(all.name()));
        }
        List<Item> choosing = all.validation().stream().filter(item -> !validation.trained().contains(item)).toList();
        return new Copies(new DataSet(all.name(), all.split(), all.classes(), all.train(), choosing, test.unseen(), all.leftOut()), leftOut);
    }

    private static void tell(String part, List<Item> copies, String why) {
        if (!copies.isEmpty()) {
            System.err.println(Text.of("%s %s %s left out (%s): %s.", Text.count(copies.size()), part, copies.size() == 1 ? "picture is" : "pictures are",
                    copies.size() == 1 ? Shown.text(copies.get(0).name()) : "first " + Shown.text(copies.get(0).name()), why));
        }
    }
}
