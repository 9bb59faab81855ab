package org.afterward.transforms.simulation;

/** Everybody, each drawn again whenever they are met, so that nobody need be kept. */
final class Population {

  private static final long PURPOSE = 1;
  private static final int TRIES = 4;

  private final Simulation simulation;

  Population(Simulation simulation) {
    this.simulation = simulation;
  }

  Life life(int user) {
    Chance chance = Chance.of(simulation.seed(), user, PURPOSE);
    Persona drawn = Persona.drawn(chance);
    // The heavy users' share of the traffic would depend on who they are.
    Persona persona = simulation.isHeavy(user) ? Persona.REGULAR : drawn;
    double appeal = clamped(chance.around(persona == Persona.POPULAR ? 0.85 : 0.45, 0.4));
    boolean male = chance.happens(0.6);
    int joinDay = joinDay(persona, chance);
    long joinedAt = simulation.start() + joinDay * Simulation.DAY;
    if (simulation.isHeavy(user) || !chance.happens(persona.leaving())) {
      return new Life(user, persona, appeal, male, joinedAt, Long.MAX_VALUE, Long.MAX_VALUE);
    }
    double from = joinDay > 0 ? joinDay : 0.4 * simulation.days();
    int lastDay = (int) (from + (0.95 * simulation.days() - from) * chance.draw());
    // The last session may go on past midnight.
    long quietFrom = simulation.start() + (lastDay + 1) * Simulation.DAY + 3 * Simulation.HOUR;
    long closedAt =
        chance.happens(0.5)
            ? quietFrom + chance.between(Simulation.HOUR, 2 * Simulation.DAY)
            : Long.MAX_VALUE;
    return new Life(user, persona, appeal, male, joinedAt, quietFrom, closedAt);
  }

  /** Relative to the first day: negative for those who were there before it. */
  private int joinDay(Persona persona, Chance chance) {
    return persona == Persona.NEWCOMER
        ? chance.below(Math.max(1, simulation.days() * 2 / 3))
        : -8 - chance.below(400);
  }

  /** Somebody else, there at that time if a few draws find one. */
  Life someoneElse(Chance chance, int user, long at) {
    Life met = life(other(chance, user));
    for (int tries = 1; tries < TRIES && !met.isThereAt(at); tries++) {
      met = life(other(chance, user));
    }
    return met;
  }

  private int other(Chance chance, int user) {
    int drawn = chance.below(simulation.users() - 1);
    return drawn < user ? drawn : drawn + 1;
  }

  private static double clamped(double value) {
    return Math.rint(Math.max(0.02, Math.min(0.98, value)) * 1000) / 1000;
  }
}
