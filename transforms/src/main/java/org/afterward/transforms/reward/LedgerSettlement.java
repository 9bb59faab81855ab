package org.afterward.transforms.reward;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.afterward.coders.Bytes;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.Timeline;
import org.afterward.coders.ValueFact;
import org.afterward.transforms.waiting.Patience;
import org.afterward.transforms.waiting.Settlement;

/**
 * What became of a value: the reward's settlement the other way round. Here the values are what
 * waits, and the exposures are the facts that decide.
 *
 * <p>The engine looks forward from a decision, and a value asks for the exposures of the horizon
 * before it; so the decision stands where that horizon begins. Its window then holds exactly the
 * exposures that are open when the value comes.
 *
 * <p>An outcome is one entry of the ledger for each credit policy, and a correction is the entry
 * that has to be added: whatever comes, the ledger is the sum of all entries.
 */
final class LedgerSettlement implements Settlement<ValueFact, LedgerDay> {

  private static final long serialVersionUID = 1;

  private final LedgerRule rule;

  LedgerSettlement(LedgerRule rule) {
    this.rule = rule;
  }

  /**
   * How long values wait on a stream for the ledger to have what rewards have. A decision stands a
   * horizon before its value, and must be taken in as long as the value can still correct every
   * reward that it falls on: so late must it be allowed to be. Thereafter nothing is left to
   * correct, since an exposure that comes then has no reward.
   */
  static Patience patience(Patience ofRewards, long horizonMs) {
    return new Patience(
        horizonMs + ofRewards.latenessMs() + ofRewards.correctionMs(),
        0,
        List.of(),
        ofRewards.alignMs());
  }

  @Override
  public Class<?> countedAs() {
    return CreditLedger.class;
  }

  @Override
  public Class<ValueFact> decisionType() {
    return ValueFact.class;
  }

  @Override
  public Class<LedgerDay> outcomeType() {
    return LedgerDay.class;
  }

  @Override
  public long horizonMs() {
    return rule.horizonMs();
  }

  @Override
  public int outcomesPerDecision() {
    return rule.credit().size();
  }

  @Override
  public String personOf(ValueFact value) {
    return value.userId();
  }

  @Override
  public Decision remember(ValueFact value) {
    Fact fact = value.fact();
    return new Decision(beginOf(fact.at()), fact.id(), ValueBrief.of(fact));
  }

  @Override
  public ValueFact recall(String person, Decision remembered) {
    return new ValueFact(
        person, ValueBrief.read(remembered.brief(), timeOf(remembered), remembered.id()));
  }

  /** Where the window of the exposures begins that are open at a time. */
  private long beginOf(long at) {
    return at - rule.horizonMs() + 1;
  }

  private long timeOf(Decision value) {
    return value.at() + rule.horizonMs() - 1;
  }

  @Override
  public void settle(Timeline timeline, List<Decision> due, Consumer<LedgerDay> entries) {
    OpenRange open = new OpenRange(timeline.size(), timeline::at, rule.horizonMs());
    Map<String, Integer> exposures =
        rule.credit().contains(CreditPolicy.LINKED) ? numbersById(timeline) : Map.of();
    for (Decision decision : due) {
      Fact value = recall(timeline.person(), decision).fact();
      open.moveTo(value.at());
      int linked = exposures.getOrDefault(value.exposure(), CreditRule.NONE);
      rule.enter(
          value.at(), value.kind(), value.amount(), open.first(), open.end(), linked, entries);
    }
  }

  private static Map<String, Integer> numbersById(Timeline timeline) {
    Map<String, Integer> numbers = new HashMap<>();
    for (int exposure = 0; exposure < timeline.size(); exposure++) {
      numbers.put(timeline.id(exposure), exposure);
    }
    return numbers;
  }

  @Override
  public LedgerDay revise(LedgerDay before, LedgerDay after, int revision, Fact cause) {
    return after.minus(before);
  }

  /** What is remembered of a value beside its user, id and time: kind, amount and link. */
  private static final class ValueBrief {

    private static final int FIXED = Integer.BYTES + Long.BYTES;

    static Bytes of(Fact fact) {
      byte[] exposure = fact.exposure().getBytes(StandardCharsets.UTF_8);
      return Bytes.wrap(
          ByteBuffer.allocate(FIXED + exposure.length)
              .putInt(fact.kind().code())
              .putLong(fact.amount())
              .put(exposure)
              .array());
    }

    static Fact read(Bytes brief, long at, String id) {
      ByteBuffer in = ByteBuffer.wrap(brief.array());
      FactKind kind = in.remaining() < FIXED ? null : FactKind.ofCode(in.getInt());
      if (kind == null) {
        throw new IllegalArgumentException("These bytes are no value's brief: " + brief.length());
      }
      long amount = in.getLong();
      String exposure = StandardCharsets.UTF_8.decode(in).toString();
      return new Fact(at, id, kind, amount, "", exposure);
    }
  }
}
