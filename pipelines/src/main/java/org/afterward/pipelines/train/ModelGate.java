package org.afterward.pipelines.train;

import java.util.List;
import org.afterward.coders.ModelManifest.Gate;
import org.afterward.coders.StrategyModel;

/** Judges models before anybody may use them. */
interface ModelGate {

  /** Where nobody judges. */
  ModelGate OPEN = models -> Gate.NOT_JUDGED;

  /** What is said of them; {@code blocked} with reasons, where they are not to be used. */
  Gate judge(List<StrategyModel> models);
}
