package tsugiki.export;

import java.util.Locale;

/** The forms in which a network leaves this kit. */
public enum Format {

    /** From a picture's pixels, {@code uint8 [H, W, 3]} of any size, to probabilities {@code [classes]}; of a student that may refuse also {@code doubt} and {@code known}. */
    ONNX,

    /** From normalised pixels {@code [N, 3, crop, crop]} to logits {@code [N, classes]}, in PyTorch's own operations. */
    TORCHSCRIPT,

    /** The weights alone, under torchvision's names. */
    SAFETENSORS;

    /** The word on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
