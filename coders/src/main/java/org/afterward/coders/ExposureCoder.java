package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of an {@link Exposure}. */
public final class ExposureCoder extends RecordCoder<Exposure> {

  private static final long serialVersionUID = 1;

  // What things take at least, in bytes.
  private static final int DOUBLE = 8;
  private static final int EMPTY_TEXT = 1;

  private static final ExposureCoder INSTANCE = new ExposureCoder();

  private ExposureCoder() {
    super(Exposure.class);
  }

  public static ExposureCoder of() {
    return INSTANCE;
  }

  @Override
  void write(Exposure exposure, WireOutput out) throws CoderException {
    out.writeText("Exposure.exposureId", exposure.exposureId());
    out.writeLongOrNone(exposure.at());
    out.writeText("Exposure.userId", exposure.userId());
    out.writeText("Exposure.sessionId", exposure.sessionId());
    out.writeLong(exposure.strategyId());
    out.writeText("Exposure.strategyName", exposure.strategyName());
    out.writeDouble(exposure.mix().highTierRatio());
    out.writeDouble(exposure.mix().mediumTierRatio());
    out.writeDouble(exposure.mix().explorationRatio());
    out.writeDouble(exposure.expectedReward());
    out.writeDouble(exposure.propensity());
    writeContext(exposure.context(), out);
    writeContextFields(exposure.contextFields(), out);
    writeProfiles(exposure.profilesShown(), out);
    out.writeText("Exposure.tab", exposure.tab());
  }

  @Override
  Exposure read(WireInput in) throws CoderException {
    return new Exposure(
        in.readText("Exposure.exposureId"),
        in.readLongOrNone("Exposure.at"),
        in.readText("Exposure.userId"),
        in.readText("Exposure.sessionId"),
        in.readInt("Exposure.strategyId"),
        in.readText("Exposure.strategyName"),
        new ProfileMix(
            in.readDouble("Exposure.mix.highTierRatio"),
            in.readDouble("Exposure.mix.mediumTierRatio"),
            in.readDouble("Exposure.mix.explorationRatio")),
        in.readDouble("Exposure.expectedReward"),
        in.readDouble("Exposure.propensity"),
        readContext(in),
        readContextFields(in),
        readProfiles(in),
        in.readText("Exposure.tab"));
  }

  private static void writeContext(ContextVector context, WireOutput out) throws CoderException {
    out.writeText("Exposure.context.layout", context.layout());
    out.writeCount(context.length());
    for (int i = 0; i < context.length(); i++) {
      out.writeDouble(context.get(i));
    }
  }

  private static ContextVector readContext(WireInput in) throws CoderException {
    String layout = in.readText("Exposure.context.layout");
    double[] values = new double[in.readCount("Exposure.context", DOUBLE)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble("Exposure.context");
    }
    return ContextVector.of(layout, values);
  }

  private static void writeContextFields(Map<String, Double> fields, WireOutput out)
      throws CoderException {
    out.writeCount(fields.size());
    for (Map.Entry<String, Double> field : fields.entrySet()) {
      out.writeText("Exposure.contextFields", field.getKey());
      out.writeDouble(field.getValue());
    }
  }

  private static Map<String, Double> readContextFields(WireInput in) throws CoderException {
    int count = in.readCount("Exposure.contextFields", EMPTY_TEXT + DOUBLE);
    Map<String, Double> fields = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      String name = in.readText("Exposure.contextFields");
      fields.put(name, in.readDouble("Exposure.contextFields"));
    }
    return fields;
  }

  private static void writeProfiles(List<ShownProfile> profiles, WireOutput out)
      throws CoderException {
    out.writeCount(profiles.size());
    for (ShownProfile profile : profiles) {
      out.writeText("Exposure.profilesShown.profileId", profile.profileId());
      out.writeLong(profile.rank());
      out.writeText("Exposure.profilesShown.tier", profile.tier());
      out.writeDouble(profile.likeProbability());
      out.writeDouble(profile.friendAcceptProbability());
      out.writeDouble(profile.chatResponseProbability());
    }
  }

  private static List<ShownProfile> readProfiles(WireInput in) throws CoderException {
    int count = in.readCount("Exposure.profilesShown", 2 * EMPTY_TEXT + 1 + 3 * DOUBLE);
    List<ShownProfile> profiles = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      profiles.add(
          new ShownProfile(
              in.readText("Exposure.profilesShown.profileId"),
              in.readInt("Exposure.profilesShown.rank"),
              in.readText("Exposure.profilesShown.tier"),
              in.readDouble("Exposure.profilesShown.likeProbability"),
              in.readDouble("Exposure.profilesShown.friendAcceptProbability"),
              in.readDouble("Exposure.profilesShown.chatResponseProbability")));
    }
    return profiles;
  }
}
