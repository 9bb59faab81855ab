package org.afterward.coders;

import java.util.List;
import org.afterward.coders.ModelManifest.Gate;
import org.afterward.coders.ModelManifest.LeftOut;
import org.afterward.coders.ModelManifest.Trained;

/** The JSON form of a manifest of models: one line. */
public final class ModelManifestJson {

  private static final String FORMAT = "afterward-models/1";

  private ModelManifestJson() {}

  public static String write(ModelManifest manifest) {
    JsonLine out = new JsonLine().beginObject().field("format", FORMAT);
    StrategyModelJson.writeSource(manifest.source(), out);
    out.beginArray("trained");
    for (Trained trained : manifest.trained()) {
      out.beginObject()
          .field("strategy_id", trained.strategyId())
          .field("rows", trained.rows())
          .field("mean_reward", trained.meanReward())
          .endObject();
    }
    out.endArray().beginArray("refused");
    manifest.refused().forEach(refused -> RefusedFitJson.write(refused, out));
    out.endArray().beginArray("left_out");
    for (LeftOut leftOut : manifest.leftOut()) {
      out.beginObject().field("reason", leftOut.reason()).field("rows", leftOut.rows()).endObject();
    }
    out.endArray()
        .beginObject("gate")
        .field("verdict", manifest.gate().verdict())
        .beginArray("reasons");
    manifest.gate().reasons().forEach(out::element);
    return out.endArray()
        .field("forced", manifest.gate().forced())
        .endObject()
        .field("code_version", manifest.codeVersion())
        .field("models_sha256", manifest.modelsSha256())
        .endObject()
        .toString();
  }

  /**
   * Reads what {@link #write} wrote; fields that it does not know are ignored.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static ModelManifest read(String line) {
    JsonObject in = JsonObject.parse(line);
    in.expectText("format", FORMAT);
    JsonObject gate = in.object("gate");
    List<Trained> trained =
        in.objects("trained").stream()
            .map(
                each ->
                    new Trained(
                        each.wholeInt("strategy_id"),
                        each.wholeLong("rows"),
                        each.number("mean_reward")))
            .toList();
    return new ModelManifest(
        StrategyModelJson.readSource(in),
        trained,
        in.objects("refused").stream().map(RefusedFitJson::read).toList(),
        in.objects("left_out").stream()
            .map(each -> new LeftOut(each.text("reason"), each.wholeLong("rows")))
            .toList(),
        new Gate(gate.text("verdict"), gate.texts("reasons"), gate.truth("forced")),
        in.text("code_version"),
        in.text("models_sha256"));
  }
}
