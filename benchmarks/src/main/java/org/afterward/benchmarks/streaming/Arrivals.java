package org.afterward.benchmarks.streaming;

import java.time.Duration;
import java.util.Locale;
import org.afterward.coders.FactKind;

/**
 * The arrivals of one partition, in the order in which they come: a plain function of their place,
 * so that every program gets the same ones, from any place on, and making one costs next to
 * nothing.
 *
 * <p>They come nearly in the order of time: up to five minutes late, and one in a hundred is one of
 * the last hundred again. A few users have much of the traffic, and some leave for good.
 */
final class Arrivals {

  private static final long DISORDER_MS = Duration.ofMinutes(5).toMillis();
  private static final long DAY_MS = Duration.ofDays(1).toMillis();
  private static final int REPEATED_AFTER_AT_MOST = 8;
  private static final int STRATEGIES = 5;
  private static final long HOT_NUMBERS_FROM = 500_000_000;

  private final ArrivalPlan plan;
  private final int partition;
  private final long ordinary;
  private final long hot;
  private final String[] names;
  private final String hotName;

  Arrivals(ArrivalPlan plan, int partition) {
    this.plan = plan;
    this.partition = partition;
    this.ordinary = plan.ordinaryPerPartition();
    this.hot = plan.hotIn(partition);
    this.names = new String[plan.usersPerPartition()];
    for (int user = 0; user < names.length; user++) {
      names[user] = nameOf(user * plan.partitions() + partition);
    }
    this.hotName = nameOf(plan.users());
  }

  private static String nameOf(int number) {
    return String.format(Locale.ROOT, "usr_%06d", number);
  }

  /** How many there are. */
  long size() {
    return ordinary + hot;
  }

  /** The arrival at a place, from 0. */
  Arrival get(long place) {
    if (hot == 0) {
      return deliveredAt(place);
    }
    long hotBefore = place * hot / size();
    boolean isHot = (place + 1) * hot / size() > hotBefore;
    return isHot ? hot(hotBefore) : deliveredAt(place - hotBefore);
  }

  /** A time that none of the arrivals from a place on is before. */
  long watermarkAt(long place) {
    return ArrivalPlan.START + place * ArrivalPlan.SPAN_MS / size() - outOfOrderMs();
  }

  /** How much earlier than one before it an arrival can be. */
  long outOfOrderMs() {
    long repeated = (long) ArrivalPlan.ARRIVALS_PER_EXPOSURE * (REPEATED_AFTER_AT_MOST + 2);
    return DISORDER_MS + repeated * (ArrivalPlan.SPAN_MS / ordinary + 1);
  }

  /** What comes there: mostly something new, sometimes what came before. */
  private Arrival deliveredAt(long place) {
    long chance = mix(place * plan.partitions() + partition);
    if (chance % 100 != 0) {
      return ordinary(place, chance);
    }
    long back = ArrivalPlan.ARRIVALS_PER_EXPOSURE * (1 + (chance >>> 8) % REPEATED_AFTER_AT_MOST);
    long earlier = Math.max(place - back, place % ArrivalPlan.ARRIVALS_PER_EXPOSURE);
    return ordinary(earlier, mix(earlier * plan.partitions() + partition));
  }

  private Arrival ordinary(long place, long chance) {
    long about = ArrivalPlan.START + place * ArrivalPlan.SPAN_MS / ordinary;
    return arrival(
        names[userAt(about, chance)],
        about,
        place * plan.partitions() + partition,
        place % ArrivalPlan.ARRIVALS_PER_EXPOSURE == 0,
        chance);
  }

  private Arrival hot(long place) {
    return arrival(
        hotName,
        ArrivalPlan.START + place * ArrivalPlan.SPAN_MS / hot,
        HOT_NUMBERS_FROM + place,
        place % ArrivalPlan.HOT_ARRIVALS_PER_EXPOSURE == 0,
        mix(HOT_NUMBERS_FROM + place));
  }

  private static Arrival arrival(
      String user, long about, long number, boolean exposure, long chance) {
    long at = about - (chance >>> 16) % DISORDER_MS;
    if (exposure) {
      int strategy = 1 + (int) ((chance >>> 40) % STRATEGIES);
      return new Arrival(user, at, numbered("exp_", number), null, strategy);
    }
    FactKind kind = KindsOfFacts.pick(chance >>> 24);
    int amount = KindsOfFacts.amountOf(kind, chance >>> 40);
    return new Arrival(user, at, numbered("evt_", number), kind, amount);
  }

  /** Users of low numbers come often; who has left is not seen again. */
  private int userAt(long about, long chance) {
    int user = 0;
    long luck = chance;
    for (int attempt = 0; attempt < 4; attempt++) {
      luck = mix(luck);
      double share = (luck >>> 10) / (double) (1L << 53);
      user = (int) (share * Math.sqrt(share) * names.length);
      long leavesAfterDays = mix(user) % 60;
      if (about < ArrivalPlan.START + leavesAfterDays * DAY_MS) {
        return user;
      }
    }
    return user;
  }

  @SuppressWarnings("deprecation") // Latin-1 without a charset is the fastest way to a String.
  private static String numbered(String prefix, long number) {
    byte[] text = new byte[13];
    prefix.getBytes(0, 4, text, 0);
    long rest = number;
    for (int i = 12; i >= 4; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return new String(text, 0);
  }

  /** SplitMix64, without the sign. */
  private static long mix(long seed) {
    long z = seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return (z ^ (z >>> 31)) >>> 1;
  }
}
