/**
 * Weights files: {@link tsugiki.zoo.weights.StateDict}, tensors by name, and what fills it.
 *
 * <p>{@link tsugiki.zoo.weights.Weights#read} decides by a file's content:
 * {@link tsugiki.zoo.weights.SafeTensors} or {@link tsugiki.zoo.weights.TorchFile} ({@code .pth} in both
 * its forms). Files come from {@link tsugiki.zoo.weights.WeightsCache}, the folder shared with PyTorch.
 * {@link tsugiki.zoo.weights.MadeWeights} needs no file. Nothing here knows an engine or a network.
 */
package tsugiki.zoo.weights;
