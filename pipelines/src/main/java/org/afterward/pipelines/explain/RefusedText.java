package org.afterward.pipelines.explain;

import java.util.List;
import org.afterward.coders.Rejection;

/** Why an exposure has no reward at all: the contract does not take it. */
final class RefusedText {

  private RefusedText() {}

  static String of(String exposureId, List<Rejection> refusals) {
    StringBuilder text = new StringBuilder();
    text.append("exposure  ").append(exposureId).append('\n');
    text.append("status    rejected by the contract, so it has no reward\n");
    for (Rejection refusal : refusals) {
      text.append("    ").append(LeftOutText.rejection(refusal)).append('\n');
    }
    return text.toString();
  }
}
