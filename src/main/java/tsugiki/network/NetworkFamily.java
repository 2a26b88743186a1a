package tsugiki.network;

import java.util.List;

/**
 * Networks that someone else wrote, offered to the zoo: it lists, creates and loads them as its own, and their
 * students come back. Families are found by {@link java.util.ServiceLoader}: one is a class of its own and a line in
 * {@code META-INF/services/tsugiki.network.NetworkFamily}.
 */
@FunctionalInterface
public interface NetworkFamily {

    /** A card for each network, all of one {@link Architecture}; no name may be another network's. */
    List<ModelCard> cards();
}
