package tsugiki.zoo.arch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tsugiki.base.CourseException;
import tsugiki.network.Architecture;
import tsugiki.network.ModelCard;
import tsugiki.network.Network;
import tsugiki.network.PublishedWeights;
import tsugiki.nn.Block;
import tsugiki.nn.Conv2d;
import tsugiki.nn.Dropout;
import tsugiki.nn.Init;
import tsugiki.nn.LayerNorm;
import tsugiki.nn.Linear;
import tsugiki.nn.Mlp;
import tsugiki.nn.MultiHeadAttention;
import tsugiki.nn.Sequential;
import tsugiki.picture.Preprocessing;

/**
 * A picture read as a sentence: square patches are the words, a class token before them gathers what the
 * head sees, and attention lets every token see all others from the first layer on.
 *
 * <p>Dosovitskiy et al. 2020, https://arxiv.org/abs/2010.11929 (table 1). Positions are learnt, one for
 * each patch, so a network takes pictures of one size only: that of its weight set.
 */
public final class VisionTransformer extends Network {

    /** @param patch side of a patch in pixels; the last part of a network's name */
    private record Plan(int patch, int layers, int width, int hidden, int heads) {}

    private static final Map<String, Plan> PLANS = Map.of(
            "vit_b_16", new Plan(16, 12, 768, 3072, 12),
            "vit_b_32", new Plan(32, 12, 768, 3072, 12),
            "vit_l_16", new Plan(16, 24, 1024, 4096, 16),
            "vit_l_32", new Plan(32, 24, 1024, 4096, 16),
            "vit_h_14", new Plan(14, 32, 1280, 5120, 16));

    /** What the house knows of this family. */
    public static final Architecture ARCHITECTURE = Architecture.ofTorchvision("VisionTransformer", PLANS.keySet(), "heads.head", VisionTransformer::new)
            .published(network -> VisionTransformer::published);

    /** Side of the pictures of a network that is trained from scratch. */
    private static final int SIDE = 224;

    private static final double EPSILON = 1e-6;

    /** None by default; the blocks stand where the paper has them. */
    private static final double DROPOUT = 0;

    private final Plan plan;
    private final int side;

    public VisionTransformer(ModelCard card, int classes, PublishedWeights weights) {
        super(card, weights);
        this.plan = PLANS.get(card.name());
        this.side = weights == null ? SIDE : weights.preprocessing().crop();
        int patches = side / plan.patch();
        weight("class_token", new Shape(1, 1, plan.width()), Init.constant(0));
        add("conv_proj", new Conv2d(3, plan.width(), plan.patch()).stride(plan.patch()));
        add("encoder", new Encoder(plan, 1 + patches * patches));
        add("heads", new Sequential().append("head", new Linear(plan.width(), classes)));
        initAsAuthors();
    }

    private void initAsAuthors() {
        Conv2d projection = (Conv2d) child("conv_proj");
        projection.weight().init(Init.truncatedNormal(Math.sqrt(1.0 / (3 * plan.patch() * plan.patch()))));
        projection.bias().init(Init.constant(0));
        blocks().values().stream().filter(Mlp.class::isInstance).flatMap(mlp -> mlp.children().values().stream())
                .filter(Linear.class::isInstance).forEach(layer -> {
                    ((Linear) layer).weight().init(Init.xavierUniform());
                    ((Linear) layer).bias().init(Init.normal(1e-6));
                });
        ((Linear) head()).weight().init(Init.constant(0));
        ((Linear) head()).bias().init(Init.constant(0));
    }

    /** Before torchvision 0.13 the two layers of an MLP had names of their own: {@code mlp.linear_2.bias} is {@code mlp.3.bias}. */
    private static String published(String name) {
        return name.replace(".mlp.linear_1.", ".mlp.0.").replace(".mlp.linear_2.", ".mlp.3.");
    }

    /** Of the weight set; from scratch the same constants for pictures of {@value #SIDE} pixels. */
    @Override
    public Preprocessing preprocessing() {
        Preprocessing published = super.preprocessing();
        return published.crop() == side ? published : published.size(side, side);
    }

    @Override
    protected List<String> trunk() {
        List<String> trunk = new ArrayList<>(List.of("conv_proj"));
        child("encoder.layers").children().keySet().forEach(name -> trunk.add("encoder.layers." + name));
        trunk.add("encoder.ln");
        return trunk;
    }

    @Override
    protected NDArray step(String path, NDArray x) {
        if (!path.equals("conv_proj")) {
            return super.step(path, x);
        }
        check(x.getShape());
        try (NDArray maps = super.step(path, x)) {
            return tokens(maps);
        }
    }

    private void check(Shape x) {
        if (x.get(2) != side || x.get(3) != side) {
            throw new CourseException("%s takes pictures of %d x %d pixels here, not %d x %d: it has learnt one position for each of its patches.",
                    name(), side, side, x.get(2), x.get(3));
        }
    }

    /** Equation 1: class token and patches in a row, {@code [N, 1 + h * w, D]}, plus their positions. */
    private NDArray tokens(NDArray maps) {
        long n = maps.getShape().get(0);
        try (NDArray flat = maps.reshape(n, plan.width(), -1); NDArray patches = flat.transpose(0, 2, 1);
                NDArray first = value("class_token").broadcast(n, 1, plan.width()); NDArray row = first.concat(patches, 1)) {
            return child("encoder.dropout").call(row.add(((Encoder) child("encoder")).positions()));
        }
    }

    /** The class token of the last layer, {@code [N, D]}. */
    @Override
    public NDArray pool(NDArray tokens) {
        return tokens.get(new NDIndex(":, 0"));
    }

    /** A shelf: the trunk names what stands on it. */
    private static final class Encoder extends Sequential {

        Encoder(Plan plan, int tokens) {
            weight("pos_embedding", new Shape(1, tokens, plan.width()), Init.normal(0.02));
            Sequential layers = new Sequential();
            for (int i = 0; i < plan.layers(); i++) {
                layers.append("encoder_layer_" + i, new Layer(plan));
            }
            append("dropout", new Dropout(DROPOUT));
            append("layers", layers);
            append("ln", new LayerNorm(plan.width(), EPSILON));
        }

        NDArray positions() {
            return value("pos_embedding");
        }
    }

    /** {@code y = x + attention(norm(x))}, then {@code y + mlp(norm(y))}; {@code [N, T, D]} in and out. */
    static final class Layer extends Block {

        Layer(Plan plan) {
            add("ln_1", new LayerNorm(plan.width(), EPSILON));
            add("self_attention", new MultiHeadAttention(plan.width(), plan.heads()));
            add("dropout", new Dropout(DROPOUT));
            add("ln_2", new LayerNorm(plan.width(), EPSILON));
            add("mlp", new Mlp(plan.width(), plan.hidden(), DROPOUT));
        }

        @Override
        protected NDArray forward(NDArray x) {
            NDArray y = through(x, "ln_1", "self_attention", "dropout").addi(x);
            return through(y, "ln_2", "mlp").addi(y);
        }
    }
}
