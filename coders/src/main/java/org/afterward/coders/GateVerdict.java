package org.afterward.coders;

import java.util.List;

/** Whether a policy may be used, by what logged choices say of it. */
public record GateVerdict(List<GateCheck> checks) {

  public GateVerdict {
    checks = List.copyOf(checks);
  }

  public boolean passed() {
    return refusals().isEmpty();
  }

  /** The conditions that are not met. */
  public List<GateCheck> refusals() {
    return checks.stream().filter(check -> !check.passed()).toList();
  }
}
