package org.afterward.transforms.learning;

import org.afterward.coders.ExactSums;
import org.afterward.coders.LoggedChoice;
import org.afterward.transforms.learning.OffPolicyEstimator.Needs;

/**
 * All that is kept of some logged choices to judge a policy by them: of each choice, and of each
 * piece of evidence. Both come in any order and in parts, and the tally is the same. Its size does
 * not depend on how many there are. Mutable.
 */
final class OffPolicyTally {

  private final OffPolicySettings settings;

  /** Of choices whose users are not known: each is a piece of evidence by itself. */
  private final OffPolicyMoments strangersChoices = new OffPolicyMoments();

  private final OffPolicyMoments usersChoices = new OffPolicyMoments();
  private final OffPolicyMoments users = new OffPolicyMoments();
  private final OffPolicyBootstrap bootstrapOfStrangers;
  private final OffPolicyBootstrap bootstrapOfUsers;
  private final PropensityCalibration calibration = new PropensityCalibration();

  private long withoutPropensity;
  private final long[] withWhatIsNeeded = new long[Needs.values().length];
  private long clipped;
  private ExactSums clippedWeights = new ExactSums(1);
  private double maxWeight;
  private double largestReward;

  OffPolicyTally(OffPolicySettings settings) {
    this.settings = settings;
    bootstrapOfStrangers = new OffPolicyBootstrap(settings);
    bootstrapOfUsers = new OffPolicyBootstrap(settings);
  }

  void add(LoggedChoice choice) {
    if (!choice.hasPropensity()) {
      withoutPropensity++;
      return;
    }
    double[] features = OffPolicyFeature.of(choice, settings);
    (choice.userId().isEmpty() ? strangersChoices : usersChoices).add(features);
    calibration.add(choice);
    double weight = choice.weight();
    for (Needs needs : Needs.values()) {
      withWhatIsNeeded[needs.place()] += needs.of(choice) ? 1 : 0;
    }
    clipped += weight > settings.clip() ? 1 : 0;
    clippedWeights.add(0, Math.min(weight, settings.clip()));
    maxWeight = Math.max(maxWeight, weight);
    largestReward = Math.max(largestReward, Math.abs(choice.reward()));
  }

  /** Adds a piece of evidence, whose choices are added each by itself too. */
  void add(String name, OffPolicyPiece piece) {
    if (OffPolicyPiece.isUser(name)) {
      users.add(piece.features());
      bootstrapOfUsers.add(name, piece);
    } else {
      bootstrapOfStrangers.add(name, piece);
    }
  }

  void add(OffPolicyTally other) {
    addChoices(other);
    addUsers(other);
  }

  void addUsers(OffPolicyTally other) {
    users.add(other.users);
    bootstrapOfUsers.add(other.bootstrapOfUsers);
  }

  void addChoices(OffPolicyTally other) {
    strangersChoices.add(other.strangersChoices);
    usersChoices.add(other.usersChoices);
    bootstrapOfStrangers.add(other.bootstrapOfStrangers);
    calibration.add(other.calibration);
    withoutPropensity += other.withoutPropensity;
    for (int place = 0; place < withWhatIsNeeded.length; place++) {
      withWhatIsNeeded[place] += other.withWhatIsNeeded[place];
    }
    clipped += other.clipped;
    clippedWeights.add(other.clippedWeights);
    maxWeight = Math.max(maxWeight, other.maxWeight);
    largestReward = Math.max(largestReward, other.largestReward);
  }

  /** Of all choices that have a propensity. */
  OffPolicyMoments choices() {
    return OffPolicyMoments.of(strangersChoices, usersChoices);
  }

  /** Of what is independent: users, and choices of which nobody knows whose they were. */
  OffPolicyMoments pieces() {
    return OffPolicyMoments.of(strangersChoices, users);
  }

  OffPolicySettings settings() {
    return settings;
  }

  long users() {
    return users.count();
  }

  OffPolicyBootstrap bootstrap() {
    OffPolicyBootstrap both = new OffPolicyBootstrap(settings);
    both.add(bootstrapOfStrangers);
    both.add(bootstrapOfUsers);
    return both;
  }

  PropensityCalibration calibration() {
    return calibration;
  }

  long withoutPropensity() {
    return withoutPropensity;
  }

  /** How many choices have what an estimator needs. */
  long withWhatIsNeeded(Needs needs) {
    return withWhatIsNeeded[needs.place()];
  }

  long clipped() {
    return clipped;
  }

  double clippedWeights() {
    return clippedWeights.sum(0).value();
  }

  double maxWeight() {
    return maxWeight;
  }

  double largestReward() {
    return largestReward;
  }

  void write(OffPolicyOutput out) {
    strangersChoices.write(out);
    usersChoices.write(out);
    users.write(out);
    bootstrapOfStrangers.write(out);
    bootstrapOfUsers.write(out);
    calibration.write(out);
    out.number(withoutPropensity);
    for (long count : withWhatIsNeeded) {
      out.number(count);
    }
    out.number(clipped);
    out.sums(clippedWeights);
    out.realNumber(maxWeight);
    out.realNumber(largestReward);
  }

  void read(OffPolicyInput in) {
    strangersChoices.read(in);
    usersChoices.read(in);
    users.read(in);
    bootstrapOfStrangers.read(in);
    bootstrapOfUsers.read(in);
    calibration.read(in);
    withoutPropensity = in.number();
    for (int place = 0; place < withWhatIsNeeded.length; place++) {
      withWhatIsNeeded[place] = in.number();
    }
    clipped = in.number();
    clippedWeights = in.sums(1);
    maxWeight = in.realNumber();
    largestReward = in.realNumber();
  }
}
