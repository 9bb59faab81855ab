package org.afterward.transforms.intake;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Exposure;
import org.afterward.coders.ProfileMix;
import org.afterward.coders.ShownProfile;

/** A valid exposure, of which a test changes what it is about. */
final class AnExposure {

  static final long AT = 1_705_347_000_000L; // 2024-01-15T19:30:00Z

  String exposureId = "exp_1";
  long at = AT;
  String userId = "usr_123";
  String sessionId = "ses_1";
  int strategyId = 2;
  ProfileMix mix = new ProfileMix(0.3, 0.5, 0.2);
  double expectedReward = 31.9;
  double propensity = 0.41;
  ContextVector context = ContextVector.of(ContextVector.LAYOUT_1, new double[27]);
  List<ShownProfile> profiles = List.of(profile(1, 0.78, 0.65, 0.72), profile(2, 0.5, 0.4, 0.3));
  String tab = "discovery";

  private AnExposure() {}

  static Exposure valid() {
    return with(exposure -> {});
  }

  static Exposure with(Consumer<AnExposure> change) {
    AnExposure exposure = new AnExposure();
    change.accept(exposure);
    return exposure.build();
  }

  static ShownProfile profile(int rank, double like, double accept, double respond) {
    return new ShownProfile("usr_45" + rank, rank, "high", like, accept, respond);
  }

  private Exposure build() {
    return new Exposure(
        exposureId,
        at,
        userId,
        sessionId,
        strategyId,
        "Balanced",
        mix,
        expectedReward,
        propensity,
        context,
        Map.of(),
        profiles,
        tab);
  }
}
