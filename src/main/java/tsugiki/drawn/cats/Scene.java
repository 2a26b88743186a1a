package tsugiki.drawn.cats;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tsugiki.drawn.Haze;
import tsugiki.drawn.Light;

/**
 * Everything about one picture, drawn from the seed before anything is painted.
 *
 * @param room where it is
 * @param toys things on the floor
 * @param blur how far the room is out of focus, 0..1
 * @param light from where it comes
 * @param pitch degrees the camera looks down
 * @param animals none to two, the farthest first
 * @param haze what the lens does
 * @param grain seed of furniture and noise
 */
record Scene(Room room, int toys, double blur, Light light, double pitch, List<Animal> animals, Haze haze, long grain) {

    private static final Coat[] OTHER_CATS = {Coat.BLACK, Coat.WHITE, Coat.CALICO, Coat.TUXEDO, Coat.BROWN_TABBY};
    private static final Coat[] DOGS = {Coat.BROWN_DOG, Coat.WHITE_DOG, Coat.BLACK_DOG};

    static Scene draw(Motif motif, Random random) {
        return draw(motif, Room.values()[random.nextInt(Room.values().length)], random);
    }

    static Scene draw(Motif motif, Room room, Random random) {
        double pitch = between(6, 24, random);
        Light light = new Light(between(40, 140, random), between(0.35, 0.85, random), between(0.1, 0.9, random),
                between(0.78, 1.2, random), between(-0.8, 1, random));
        double motion = random.nextInt(6) == 0 ? 0.015 * random.nextDouble() : 0;
        Haze haze = new Haze(random.nextDouble() * random.nextDouble(), motion, 180 * random.nextDouble(),
                1.5 + 5 * random.nextDouble() * random.nextDouble(), between(0.85, 1.12, random), 0.35 * random.nextDouble());
        List<Animal> animals = animals(motif, room, random);
        return new Scene(room, random.nextInt(3), random.nextDouble(), light, pitch, animals, haze, random.nextLong());
    }

    /** The same place and pose, when animals have moved a little. */
    Scene aMomentLater(Random random) {
        List<Animal> moved = animals.stream().map(animal -> animal.aMomentLater(random)).toList();
        return new Scene(room, toys, blur, light, pitch + between(-2, 2, random), moved, haze, grain);
    }

    private static List<Animal> animals(Motif motif, Room room, Random random) {
        return switch (motif) {
            case TIGGER -> List.of(alone(Coat.TIGGER, room, random));
            case MISTY -> List.of(alone(Coat.MISTY, room, random));
            case BOTH -> both(room, random);
            case OTHER_CAT -> List.of(alone(any(OTHER_CATS, random), room, random));
            case DOG -> List.of(alone(any(DOGS, random), room, random));
            case EMPTY_ROOM -> List.of();
        };
    }

    private static Coat any(Coat[] coats, Random random) {
        return coats[random.nextInt(coats.length)];
    }

    private static Animal alone(Coat coat, Room room, Random random) {
        Posture posture = Posture.values()[random.nextInt(Posture.values().length)];
        if (posture == Posture.SITTING && random.nextInt(3) == 0) {
            double scale = between(1.15, 1.7, random);
            double floor = between(-0.25, 0.1, random) - posture.headUp * scale;
            return animal(coat, posture, scale, between(-0.25, 0.25, random), floor, random);
        }
        double near = random.nextDouble();
        double reach = 0.45 * (1 - 0.5 * near);
        return animal(coat, posture, posture.size * (0.62 + 0.38 * near), between(-reach, reach, random), floor(room, near), random);
    }

    private static List<Animal> both(Room room, Random random) {
        boolean swap = random.nextBoolean();
        List<Animal> pair = new ArrayList<>();
        for (int side = -1; side <= 1; side += 2) {
            Posture posture = Posture.values()[random.nextInt(Posture.values().length)];
            double near = between(0, 0.8, random);
            pair.add(animal(side < 0 == swap ? Coat.TIGGER : Coat.MISTY, posture, posture.size * (0.5 + 0.3 * near),
                    side * between(0.36, 0.56, random), floor(room, near), random));
        }
        pair.sort((a, b) -> Double.compare(a.depth(), b.depth()));
        return List.copyOf(pair);
    }

    /** Where an animal stands on the picture: {@code near} 0 at the back of the floor .. 1 in front. */
    private static double floor(Room room, double near) {
        double back = Math.min(-0.3, 1 - 2 * room.floor - 0.12);
        return back + near * (-0.86 - back);
    }

    private static Animal animal(Coat coat, Posture posture, double scale, double x, double floor, Random random) {
        double side = random.nextBoolean() ? 1 : -1;
        double yaw = side * between(posture.aside, posture.turn, random);
        boolean asleep = posture == Posture.CURLED ? random.nextInt(5) > 0 : posture == Posture.LOAF && random.nextInt(4) == 0;
        Animal.Gaze gaze = new Animal.Gaze(0.42 * yaw + between(-16, 16, random), between(-14, 10, random), between(-12, 12, random), asleep);
        Animal.Gait gait = new Animal.Gait(between(-1, 1, random), random.nextBoolean() ? 1 : -1, between(0.92, 1.12, random));
        return new Animal(coat, posture, yaw, gaze, scale, x, floor, -0.5 * floor - 0.3, gait, random.nextLong());
    }

    private static double between(double least, double most, Random random) {
        return least + (most - least) * random.nextDouble();
    }
}
