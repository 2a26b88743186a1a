package tsugiki.zoo;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tsugiki.base.CourseException;
import tsugiki.base.Names;
import tsugiki.base.Progress;
import tsugiki.base.Rows;
import tsugiki.base.Services;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.network.NetworkFamily;
import tsugiki.network.PublishedWeights;
import tsugiki.network.StateLoader;
import tsugiki.weights.StateDict;
import tsugiki.weights.WeightsCache;
import tsugiki.weights.WeightsReader;
import tsugiki.zoo.arch.AlexNet;
import tsugiki.zoo.arch.ConvNeXt;
import tsugiki.zoo.arch.DenseNet;
import tsugiki.zoo.arch.EfficientNet;
import tsugiki.zoo.arch.EfficientNetV2;
import tsugiki.zoo.arch.GoogLeNet;
import tsugiki.zoo.arch.Inception3;
import tsugiki.zoo.arch.MaxVit;
import tsugiki.zoo.arch.MnasNet;
import tsugiki.zoo.arch.MobileNetV2;
import tsugiki.zoo.arch.MobileNetV3;
import tsugiki.zoo.arch.RegNet;
import tsugiki.zoo.arch.ResNet;
import tsugiki.zoo.arch.ShuffleNetV2;
import tsugiki.zoo.arch.SqueezeNet;
import tsugiki.zoo.arch.SwinTransformer;
import tsugiki.zoo.arch.Vgg;
import tsugiki.zoo.arch.VisionTransformer;

/** The one door to the networks: list them, find one, create it empty, load it with its weights. */
public final class Zoo {

    private static final int IMAGENET_CLASSES = 1000;

    /** Every published family, one file a paper; what else is known of a family stands there. */
    private static final List<Architecture> ARCHITECTURES = List.of(AlexNet.ARCHITECTURE, ConvNeXt.ARCHITECTURE,
            DenseNet.ARCHITECTURE, EfficientNet.ARCHITECTURE, EfficientNet.LITE, EfficientNetV2.ARCHITECTURE,
            GoogLeNet.ARCHITECTURE, Inception3.ARCHITECTURE, MaxVit.ARCHITECTURE, MnasNet.ARCHITECTURE,
            MobileNetV2.ARCHITECTURE, MobileNetV3.ARCHITECTURE, RegNet.ARCHITECTURE, ResNet.ARCHITECTURE,
            ShuffleNetV2.ARCHITECTURE, SqueezeNet.ARCHITECTURE, SwinTransformer.ARCHITECTURE, Vgg.ARCHITECTURE,
            VisionTransformer.ARCHITECTURE);

    private static final Map<String, ModelCard> CARDS = withOffered(ModelCards.read(ARCHITECTURES));

    private Zoo() {}

    /** With the networks that others offer. */
    private static Map<String, ModelCard> withOffered(Map<String, ModelCard> cards) {
        Services.all(NetworkFamily.class).stream().flatMap(family -> family.cards().stream()).forEach(card -> {
            if (cards.putIfAbsent(card.name(), card) != null) {
                throw new CourseException("Two networks are called '%s': give yours another name.", card.name());
            }
        });
        return cards;
    }

    /** The cards of all networks, by name. */
    public static List<ModelCard> cards() {
        return CARDS.values().stream().sorted(Comparator.comparing(ModelCard::name)).toList();
    }

    /** A table of all networks: one row each, in alphabetical order. */
    public static Table list() {
        return table(cards());
    }

    /** The networks whose name fits a pattern, e.g. {@code resnet*}. */
    public static Table find(String pattern) {
        return table(fitting(pattern));
    }

    /**
     * The published weight sets of the networks whose name fits a pattern, a row each, the default set of a network
     * last: a network's accuracy belongs to one set, with its training, its pictures and their size.
     */
    public static Table weightSets(String pattern) {
        record Of(ModelCard card, PublishedWeights set) {}
        return Rows.of(fitting(pattern).stream().flatMap(card -> card.weights().stream().map(set -> new Of(card, set))).toList())
                .column("name", of -> of.card().name()).column("weight set", of -> of.set().name())
                .column("learnt from", of -> of.set().learntFrom()).column("pixels", of -> of.set().preprocessing().crop())
                .column("parameters", of -> of.card().parameters()).column("top-1 %", of -> of.set().top1())
                .column("default", of -> of.set().equals(of.card().defaultWeights()) ? "yes" : "no").table("weight sets");
    }

    private static List<ModelCard> fitting(String pattern) {
        String regex = ("\\Q" + pattern + "\\E").replace("*", "\\E.*\\Q");
        Pattern compiled = Pattern.compile(regex);
        return cards().stream().filter(card -> compiled.matcher(card.name()).matches()).toList();
    }

    /** The facts of one network. @throws CourseException if there is none of this name; the message names the nearest */
    public static ModelCard card(String name) {
        ModelCard card = CARDS.get(name);
        if (card == null) {
            throw new CourseException("There is no network '%s': did you mean %s? `./course models` lists all.",
                    name, Names.nearest(name, CARDS.keySet()));
        }
        return card;
    }

    /** A network for ImageNet's 1000 classes without values: load some, or call {@link Network#initialize}. */
    public static Network create(String name) {
        return create(name, IMAGENET_CLASSES);
    }

    /** A network for so many classes, without values: to train from scratch. */
    public static Network create(String name, int classes) {
        return create(card(name), classes, null);
    }

    /** A network without values, built as the weights of a published set need it. @throws CourseException if there is no such set */
    public static Network create(String name, int classes, String weightSet) {
        ModelCard card = card(name);
        return create(card, classes, card.weights(weightSet));
    }

    private static Network create(ModelCard card, int classes, PublishedWeights weights) {
        return card.architecture().builder().build(card, classes, weights);
    }

    /** A network with its default ImageNet weights, downloaded if they are not in PyTorch's cache. */
    public static Network load(String name) {
        return load(name, Progress.standard());
    }

    /** A network with its default ImageNet weights; a download shows its progress where it is told to. */
    public static Network load(String name, Progress.Factory progress) {
        return load(name, card(name).defaultWeights(), progress);
    }

    /** A network with the published weight set of this name, e.g. {@code IMAGENET1K_V1}. @throws CourseException if there is no such set */
    public static Network load(String name, String weightSet) {
        return load(name, weightSet, Progress.standard());
    }

    /** A network with the published weights of this name; a download shows its progress where it is told to. @throws CourseException if there are none of it */
    public static Network load(String name, String weightSet, Progress.Factory progress) {
        return load(name, card(name).weights(weightSet), progress);
    }

    /**
     * A network with one of its published weight sets.
     *
     * @throws CourseException if the file cannot be had, its sum is wrong, or it does not fit
     */
    public static Network load(String name, PublishedWeights weights, Progress.Factory progress) {
        return load(name, weights, WeightsCache.standard().fetch(weights.publishedFile(), progress));
    }

    /**
     * A network with the weights of a file, in any of the forms {@link WeightsReader#read} knows; a file of a published
     * set's name is taken for that set, any other for the default one. A prefix that is taken off the names is
     * told on standard error.
     */
    public static Network load(String name, Path file) {
        ModelCard card = card(name);
        return load(name, card.weightsIn(file.getFileName().toString()), file);
    }

    private static Network load(String name, PublishedWeights weights, Path file) {
        StateDict state = WeightsReader.read(file, System.err::println);
        Network network = create(card(name), IMAGENET_CLASSES, weights);
        try {
            StateLoader.load(network, state.renamed(network.card().architecture().published().apply(network)));
            return network;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private static Table table(List<ModelCard> cards) {
        Table table = Table.create("networks", StringColumn.create("name"), StringColumn.create("family"),
                IntColumn.create("year"), LongColumn.create("parameters"), DoubleColumn.create("GFLOPs"),
                DoubleColumn.create("top-1 %"), StringColumn.create("head"), StringColumn.create("licence"),
                StringColumn.create("weights here"));
        WeightsCache cache = WeightsCache.standard();
        for (ModelCard card : cards) {
            table.stringColumn(0).append(card.name());
            table.stringColumn(1).append(card.family());
            table.intColumn(2).append(card.year());
            ((LongColumn) table.column(3)).append(card.parameters());
            table.doubleColumn(4).append(card.gflops());
            table.doubleColumn(5).append(card.top1());
            table.stringColumn(6).append(card.head());
            table.stringColumn(7).append(card.defaultWeights().licence());
            table.stringColumn(8).append(cache.find(card.defaultWeights().publishedFile()).isPresent() ? "yes" : "no");
        }
        return table;
    }
}
