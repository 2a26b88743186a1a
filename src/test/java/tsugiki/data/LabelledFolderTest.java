package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;
import tsugiki.base.Progress;
import tsugiki.picture.TestPictures;

class LabelledFolderTest {

    @TempDir Path root;

    @Test
    void eachSetOfLabelsIsAClass() {
        pictures("a.png", "b.png", "in/c.png", "d, late.png");
        labels("picture,labels", "a.png,tigger", "b.png,tigger+misty", "in/c.png,", "\"d, late.png\",misty");
        DataSet data = open(Split.WHOLE);
        assertThat(data.classes()).containsExactly("misty", "misty+tigger", "none", "tigger");
        assertThat(data.test()).extracting(Item::name).containsExactly("d, late.png", "b.png", "in/c.png", "a.png");
        assertThat(LabelSets.of(data.classes()).labels()).containsExactly("misty", "tigger");
    }

    @Test
    void aFileOfASpreadsheetIsRead() {
        pictures("a.png", "b.png");
        write("\uFEFFPicture, Labels\r\n.\\a.png,none\r\n\r\n\"b.png\",\"tigger + misty\"\r\n");
        assertThat(open(Split.WHOLE).classes()).containsExactly("misty+tigger", "none");
    }

    @Test
    void pictureWithoutALineAndFilesThatAreNoneAreListed() {
        pictures("a.png", "b.png", "c.png");
        text("d.png", "no picture");
        labels("picture,labels", "a.png,x", "b.png,y", "d.png,x");
        assertThat(open(Split.WHOLE).leftOut()).extracting(LeftOut::file).containsExactly("d.png", "c.png");
    }

    @Test
    void twoPicturesOfOneNameAreRefused() {
        pictures("\u00e9.png", "e\u0301.png", "b.png");
        refuses("holds two pictures that labels.csv cannot tell apart, '", "picture,labels", "\u00e9.png,x", "b.png,y");
    }

    @Test
    void aSlashInANameIsNoFolder() {
        assumeTrue(File.separatorChar == '/');
        pictures("a\\b.png", "a/b.png", "c.png");
        refuses("holds two pictures that labels.csv cannot tell apart, 'a", "picture,labels", "a/b.png,x", "c.png,y");
    }

    @Test
    void partsAreFoldersOfTheirNames() {
        pictures("train/a.png", "train/b.png", "val/c.png", "test/d.png");
        labels("picture,labels", "train/a.png,x", "train/b.png,x+y", "val/c.png,y", "test/d.png,none");
        DataSet data = open(null);
        assertThat(data.split()).isEqualTo("official");
        assertThat(data.train()).hasSize(2);
        assertThat(data.validation()).extracting(Item::name).containsExactly("val/c.png");
        assertThat(DataSets.openToScore(root.toString(), Progress.SILENT).scored()).extracting(Item::name).containsExactly("test/d.png");
    }

    @Test
    void aRandomSplitKeepsTheShareOfEachSetAndDealsRareSetsTogether() {
        List<String> names = IntStream.range(0, 30).mapToObj(i -> i + ".png").toList();
        pictures(names.toArray(String[]::new));
        String lines = IntStream.range(0, 30).mapToObj(i -> i + ".png," + (i < 10 ? "x" : i < 20 ? "x+y" : "rare" + i)).collect(Collectors.joining("\n"));
        write("picture,labels\n" + lines);
        DataSet data = open(null);
        assertThat(data.items()).hasSize(30);
        assertThat(data.test()).hasSize(6).extracting(item -> data.classes().get(item.label())).contains("x", "x+y").anyMatch(name -> name.startsWith("rare"));
        assertThat(open(null).test()).isEqualTo(data.test());
        assertThat(Set.copyOf(ImageFolder.open(root, null, 2).test())).isNotEqualTo(Set.copyOf(data.test()));
    }

    @Test
    void aLineThatIsWrongIsNamed() {
        pictures("a.png", "b.png");
        refuses("line 1 is 'file;labels'", "file;labels", "a.png;x");
        refuses("line 3 is not a picture and its labels", "picture,labels", "a.png,x", "b.png,x,y");
        refuses("line 2 is not a picture", "picture,labels", "\"a.png,x");
        refuses("line 3 names c.png, which is not in the folder", "picture,labels", "a.png,x", "c.png,x");
        refuses("line 4 names a.png again, which stands in line 2", "picture,labels", "a.png,x", "b.png,x", "a.png,y");
        refuses("line 2: 'x+' is no set", "picture,labels", "a.png,x+");
        refuses("line 2 names ../a.png, which is not in the folder", "picture,labels", "../a.png,x");
        refuses("names no picture", "picture,labels");
        refuses("has only the class 'x'", "picture,labels", "a.png,x", "b.png,x");
    }

    @Test
    void whatIsNotUtf8IsRefused() throws IOException {
        pictures("a.png");
        Files.write(root.resolve("labels.csv"), "picture,labels\na.png,\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> open(null)).isInstanceOf(CourseException.class).hasMessageContaining("UTF-8");
    }

    @Test
    void besideClassFoldersAnotherFileOfThatNameIsNone() {
        pictures("x/a.png", "x/b.png", "y/c.png", "y/d.png");
        write("something else");
        assertThat(open(null).classes()).containsExactly("x", "y");
    }

    @Test
    void aFolderMayBeNamedAsASetAndHoldOnePicture() {
        pictures("misty/a.png", "misty/b.png", "tigger/c.png", "tigger/d.png", "misty+tigger/e.png");
        DataSet data = open(null);
        assertThat(LabelSets.of(data.classes()).positives(data.counts(data.items()))).containsExactly(3, 3);
    }

    @Test
    void otherClassesForTheSamePictures() {
        pictures("misty/a.png", "misty/b.png", "tigger/c.png", "tigger/d.png");
        DataSet data = open(Split.WHOLE).relabelled(item -> item.name().equals("misty/b.png") ? "none" : "cat");
        assertThat(data.classes()).containsExactly("cat", "none");
        assertThat(data.test()).extracting(Item::name).containsExactly("misty/a.png", "tigger/c.png", "tigger/d.png", "misty/b.png");
    }

    private DataSet open(Split split) {
        return ImageFolder.open(root, split, 1);
    }

    private void refuses(String sentence, String... lines) {
        labels(lines);
        assertThatThrownBy(() -> open(null)).isInstanceOf(CourseException.class).hasMessageContaining(sentence);
    }

    private void labels(String... lines) {
        write(String.join("\n", lines) + "\n");
    }

    private void write(String text) {
        text("labels.csv", text);
    }

    private void text(String name, String text) {
        try {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pictures(String... names) {
        for (String name : names) {
            Path file = root.resolve(name);
            TestPictures.pictures(file.getParent(), file.getFileName().toString());
        }
    }
}
