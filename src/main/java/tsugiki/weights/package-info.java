/**
 * Weights files: {@link tsugiki.weights.StateDict}, tensors by name, and what fills it.
 *
 * <p>{@link tsugiki.weights.WeightsReader#read} decides by a file's content:
 * {@link tsugiki.weights.SafeTensors} or {@link tsugiki.weights.TorchFile} ({@code .pth} in both
 * its forms). Files come from {@link tsugiki.weights.WeightsCache}, the folder shared with PyTorch.
 * Nothing here knows an engine or a network.
 */
package tsugiki.weights;
