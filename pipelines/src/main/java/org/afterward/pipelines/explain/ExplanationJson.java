package org.afterward.pipelines.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.IsoTime;
import org.afterward.coders.Micros;
import org.afterward.coders.Rejection;
import org.afterward.coders.RejectionJson;
import org.afterward.coders.RewardParts;
import org.afterward.coders.SpendType;
import org.afterward.coders.TimelineEntry;
import org.afterward.transforms.reward.Explanation;
import org.afterward.transforms.reward.Explanation.Credited;
import org.afterward.transforms.reward.Explanation.LeftOut;
import org.afterward.transforms.reward.Explanation.Repeated;
import org.afterward.transforms.reward.Refusal;
import org.jspecify.annotations.Nullable;

/** An explanation for machines: one line, with every event of every list. */
final class ExplanationJson {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;

  private ExplanationJson(JsonGenerator out) {
    this.out = out;
  }

  static String of(Explanation why) {
    return line(json -> json.write(why));
  }

  /** Of an exposure that has no reward, because the contract does not take it. */
  static String refused(String exposureId, List<Rejection> refusals) {
    return line(
        json -> {
          json.out.writeStartObject();
          json.out.writeStringField("exposure_id", exposureId);
          json.out.writeStringField("status", "REJECTED");
          json.rejections(refusals);
          json.out.writeEndObject();
        });
  }

  private interface Writing {
    void to(ExplanationJson json) throws IOException;
  }

  private static String line(Writing writing) {
    StringWriter line = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(line)) {
      writing.to(new ExplanationJson(out));
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return line.toString();
  }

  private void write(Explanation why) throws IOException {
    Explanation.Window window = why.window();
    out.writeStartObject();
    out.writeStringField("exposure_id", why.exposure().exposureId());
    out.writeStringField("user_id", why.exposure().userId());
    out.writeNumberField("strategy_id", why.exposure().strategyId());
    time("from", window.from());
    time("to", window.to());
    time("complete_until", window.completeUntil());
    out.writeStringField("status", window.isOver() ? "MATURE" : "PENDING");
    out.writeStringField("policy", why.policy().reference());
    out.writeStringField("attribution", why.credit().wireName());
    parts(why.parts());
    credited("spends", why.spends());
    credited("matches", why.matches());
    entry("last_own_action", why.presence().last());
    entry("account_closed", why.presence().closing());
    entry("next_own_action", why.presence().next());
    entries("longest_rejection_run", why.rejections().rejections());
    entry("rejection_run_ended_by", why.rejections().endedBy());
    otherActs(why.otherActs());
    leftOut(why.leftOut());
    repeated(why.repeated());
    rejections(why.refused().stream().map(Refusal::rejection).toList());
    out.writeEndObject();
  }

  private void rejections(List<Rejection> rejections) throws IOException {
    out.writeArrayFieldStart("rejected");
    for (Rejection rejection : rejections) {
      out.writeRawValue(RejectionJson.write(rejection));
    }
    out.writeEndArray();
  }

  private void parts(RewardParts parts) throws IOException {
    out.writeObjectFieldStart("currency_spent");
    for (SpendType type : SpendType.ALL) {
      micros(type.wireName(), parts.spend().micros(type));
    }
    micros("total", parts.spend().totalMicros());
    out.writeEndObject();
    micros("retention_bonus", parts.retentionMicros());
    micros("match_bonus", parts.matchMicros());
    micros("churn_penalty", parts.churnMicros());
    micros("frustration_penalty", parts.frustrationMicros());
    micros("total_reward", parts.totalMicros());
  }

  private void credited(String name, List<Credited> credited) throws IOException {
    out.writeArrayFieldStart(name);
    for (Credited one : credited) {
      out.writeStartObject();
      fields(one.fact());
      micros("credited", one.worthMicros());
      out.writeNumberField("shared_by", one.sharedBy());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void otherActs(Map<FactKind, Integer> acts) throws IOException {
    out.writeObjectFieldStart("other_acts");
    for (Map.Entry<FactKind, Integer> act : acts.entrySet()) {
      out.writeNumberField(act.getKey().name().toLowerCase(Locale.ROOT), act.getValue());
    }
    out.writeEndObject();
  }

  private void leftOut(List<LeftOut> leftOut) throws IOException {
    out.writeArrayFieldStart("not_counted");
    for (LeftOut left : leftOut) {
      out.writeStartObject();
      out.writeStringField("reason", left.reason().name().toLowerCase(Locale.ROOT));
      fields(left.fact());
      if (!left.creditedTo().isEmpty()) {
        out.writeArrayFieldStart("credited_to");
        for (String exposure : left.creditedTo()) {
          out.writeString(exposure);
        }
        out.writeEndArray();
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void repeated(List<Repeated> repeated) throws IOException {
    out.writeArrayFieldStart("repeated");
    for (Repeated one : repeated) {
      out.writeStartObject();
      entry("kept", one.kept());
      out.writeNumberField("deliveries", one.deliveries());
      entries("different", one.different());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void entries(String name, List<? extends TimelineEntry> entries) throws IOException {
    out.writeArrayFieldStart(name);
    for (TimelineEntry entry : entries) {
      out.writeStartObject();
      fields(entry);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Null where there is none. */
  private void entry(String name, @Nullable TimelineEntry entry) throws IOException {
    if (entry == null) {
      out.writeNullField(name);
    } else {
      out.writeObjectFieldStart(name);
      fields(entry);
      out.writeEndObject();
    }
  }

  private void fields(TimelineEntry entry) throws IOException {
    time("timestamp", entry.at());
    boolean isFact = entry instanceof Fact;
    out.writeStringField(isFact ? "event_id" : "exposure_id", entry.id());
    if (entry instanceof Fact fact) {
      out.writeStringField("kind", fact.kind().name().toLowerCase(Locale.ROOT));
      if (fact.amount() != 0) {
        out.writeNumberField("amount", fact.amount());
      }
      if (!fact.counterpart().isEmpty()) {
        out.writeStringField("counterpart", fact.counterpart());
      }
      if (!fact.exposure().isEmpty()) {
        out.writeStringField("from_exposure", fact.exposure());
      }
    }
  }

  private void time(String name, long at) throws IOException {
    out.writeStringField(name, IsoTime.format(at));
  }

  private void micros(String name, long micros) throws IOException {
    out.writeFieldName(name);
    out.writeNumber(new BigDecimal(Micros.format(micros)));
  }
}
