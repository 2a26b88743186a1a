/**
 * The typed, named blocks a network is grown from, over DJL's PyTorch engine.
 *
 * <p>The central type is {@link tsugiki.nn.Block}: children and parameters by name, in PyTorch's
 * order, so that the path of a parameter ({@code layer4.0.conv1.weight}) is its key in a state
 * dict. A picture's way through it: a batch {@code [N, C, H, W]} enters {@link
 * tsugiki.nn.Block#call}, each block calls its children by name, what lies between is closed as
 * soon as it has been used, and the logits {@code [N, classes]} come out.
 *
 * <p>DJL gives the operations and their gradients; its own {@code Block}, {@code ParameterStore} and
 * {@code BatchNorm} are not used, because freezing, statistics and rates by layer must be in the
 * learner's sight and hand. {@link tsugiki.nn.Device} says where numbers live, {@link tsugiki.nn.Autograd} whether
 * gradients are recorded, {@link tsugiki.nn.Init} how weights are drawn.
 *
 * <p>Where nothing learns, a whole program runs in one call of the engine, {@link tsugiki.nn.Script}, a batch's parts side
 * by side; {@link tsugiki.nn.Precision} says with which numbers, {@link tsugiki.nn.OneDnn} whether convolutions are fused.
 */
package tsugiki.nn;
