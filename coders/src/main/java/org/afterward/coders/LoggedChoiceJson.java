package org.afterward.coders;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The JSON form of a logged choice: one flat object in one line. */
public final class LoggedChoiceJson {

  public static final String REWARD = "reward";
  public static final String PROPENSITY = "propensity";
  public static final String TARGET_PROBABILITY = "target_probability";
  public static final String Q_ACTION = "q_action";
  public static final String V_TARGET = "v_target";
  public static final String USER_ID = "user_id";
  public static final String SEGMENT = "segment";
  public static final String BASELINE_PROBABILITY = "baseline_probability";
  public static final String V_BASELINE = "v_baseline";

  /** The fields that are numbers. */
  public static final List<String> NUMBERS =
      List.of(
          REWARD,
          PROPENSITY,
          TARGET_PROBABILITY,
          Q_ACTION,
          V_TARGET,
          BASELINE_PROBABILITY,
          V_BASELINE);

  /** The fields that are texts, or anything that has a text. */
  public static final List<String> TEXTS = List.of(USER_ID, SEGMENT);

  private LoggedChoiceJson() {}

  /**
   * Reads one choice. A field that is not of its type is absent, and named; unknown ones are
   * ignored.
   *
   * @throws UnreadableEventException if it is no JSON object
   */
  public static ParsedChoice read(Bytes line) throws UnreadableEventException {
    byte[] utf8 = line.array();
    int malformed = Utf8.firstMalformed(utf8);
    if (malformed >= 0) {
      throw unreadable("not_json", "it is not UTF-8 (byte " + (malformed + 1) + ")");
    }
    try (JsonParser parser = StrictJson.parser(utf8)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw unreadable("not_an_object", "it is no JSON object");
      }
      FieldReader fields = new FieldReader(parser);
      LoggedChoice choice = readFields(fields);
      if (parser.nextToken() != null) {
        throw unreadable("not_json", "something follows the object");
      }
      return new ParsedChoice(choice, fields.misread());
    } catch (JsonProcessingException e) {
      throw new UnreadableEventException("", StrictJson.broken(e));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory failed", e);
    }
  }

  private static LoggedChoice readFields(FieldReader in) throws IOException {
    double reward = Double.NaN;
    double propensity = Double.NaN;
    double targetProbability = Double.NaN;
    double qAction = Double.NaN;
    double vTarget = Double.NaN;
    String userId = "";
    String segment = "";
    double baselineProbability = Double.NaN;
    double vBaseline = Double.NaN;
    for (String name = in.nextField(); name != null; name = in.nextField()) {
      switch (name) {
        case REWARD -> reward = in.number();
        case PROPENSITY -> propensity = in.number();
        case TARGET_PROBABILITY -> targetProbability = in.number();
        case Q_ACTION -> qAction = in.number();
        case V_TARGET -> vTarget = in.number();
        case USER_ID -> userId = text(in);
        case SEGMENT -> segment = text(in);
        case BASELINE_PROBABILITY -> baselineProbability = in.number();
        case V_BASELINE -> vBaseline = in.number();
        default -> in.skip();
      }
    }
    return new LoggedChoice(
        reward,
        propensity,
        targetProbability,
        qAction,
        vTarget,
        userId,
        segment,
        baselineProbability,
        vBaseline);
  }

  private static String text(FieldReader in) throws IOException {
    String text = in.anyAsText();
    return text == null ? "" : text;
  }

  /** Writes a choice as one line, without what is absent. */
  public static String write(LoggedChoice choice) {
    return new JsonLine()
        .beginObject()
        .field(REWARD, choice.reward())
        .fieldUnlessNaN(PROPENSITY, choice.propensity())
        .field(TARGET_PROBABILITY, choice.targetProbability())
        .fieldUnlessNaN(Q_ACTION, choice.qAction())
        .fieldUnlessNaN(V_TARGET, choice.vTarget())
        .fieldUnlessEmpty(USER_ID, choice.userId())
        .fieldUnlessEmpty(SEGMENT, choice.segment())
        .fieldUnlessNaN(BASELINE_PROBABILITY, choice.baselineProbability())
        .fieldUnlessNaN(V_BASELINE, choice.vBaseline())
        .endObject()
        .toString();
  }

  private static UnreadableEventException unreadable(String rule, String problem) {
    return new UnreadableEventException("", new BrokenRule(rule, "", problem));
  }
}
