package tsugiki.zoo;

/** The names in files of vision transformers from before torchvision 0.13, where an MLP's two layers had names of their own. */
final class VisionTransformerKeys {

    private VisionTransformerKeys() {}

    /** Maps {@code encoder.layers.encoder_layer_0.mlp.linear_2.bias} to {@code encoder.layers.encoder_layer_0.mlp.3.bias}. */
    static String path(String name) {
        return name.replace(".mlp.linear_1.", ".mlp.0.").replace(".mlp.linear_2.", ".mlp.3.");
    }
}
