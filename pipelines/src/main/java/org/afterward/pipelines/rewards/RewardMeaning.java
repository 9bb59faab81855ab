package org.afterward.pipelines.rewards;

import java.util.function.BiConsumer;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.UserEvent;
import org.afterward.pipelines.packing.EventMeaning;
import org.afterward.transforms.intake.FactsOf;
import org.afterward.transforms.reward.RewardSettlement;

/**
 * What events mean for rewards. Predictions mean nothing, nor does what others thought of a user.
 */
record RewardMeaning(RewardSettlement settlement) implements EventMeaning<OpenExposure> {

  @Override
  public OpenExposure decision(Exposure exposure) {
    return settlement.open(exposure);
  }

  @Override
  public void facts(UserEvent event, BiConsumer<String, Fact> facts) {
    FactsOf.event(event, facts);
  }
}
