package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link BrokenRule}. */
public final class BrokenRuleCoder extends RecordCoder<BrokenRule> {

  private static final long serialVersionUID = 1;

  /** Its version and three empty texts. */
  private static final int LEAST_BYTES = 4;

  private static final BrokenRuleCoder INSTANCE = new BrokenRuleCoder();

  private BrokenRuleCoder() {
    super(BrokenRule.class);
  }

  public static BrokenRuleCoder of() {
    return INSTANCE;
  }

  @Override
  void write(BrokenRule broken, WireOutput out) throws CoderException {
    out.writeText("BrokenRule.rule", broken.rule());
    out.writeText("BrokenRule.field", broken.field());
    out.writeText("BrokenRule.problem", broken.problem());
  }

  @Override
  BrokenRule read(WireInput in) throws CoderException {
    return new BrokenRule(
        in.readText("BrokenRule.rule"),
        in.readText("BrokenRule.field"),
        in.readText("BrokenRule.problem"));
  }

  /** Writes a list of them as a field of a record. */
  static void writeAll(List<BrokenRule> rules, WireOutput out) throws CoderException {
    out.writeCount(rules.size());
    for (BrokenRule rule : rules) {
      INSTANCE.writeWithin(rule, out);
    }
  }

  /** Reads a list of them as a field of a record. */
  static List<BrokenRule> readAll(String field, WireInput in) throws CoderException {
    int count = in.readCount(field, LEAST_BYTES);
    List<BrokenRule> rules = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      rules.add(INSTANCE.readWithin(in));
    }
    return rules;
  }
}
