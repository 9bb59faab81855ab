package org.afterward.transforms.prediction;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.OpenPrediction;

/**
 * What is remembered of a waiting prediction beside its id, its time and whose timeline it is on:
 * whom it is about, its model, and what that said.
 *
 * <p>State outlives a release, so the bytes have a version: after it the three texts, each with its
 * length (two bytes) in UTF-8, then the three numbers in eight bytes each.
 */
final class PredictionBrief {

  private static final byte VERSION = 1;

  private static final int LONGEST_TEXT = 0xFFFF;

  private PredictionBrief() {}

  static Bytes of(OpenPrediction prediction) {
    byte[] to = utf8(prediction.toUserId());
    byte[] name = utf8(prediction.modelName());
    byte[] version = utf8(prediction.modelVersion());
    int length = 1 + 3 * Short.BYTES + to.length + name.length + version.length + 3 * Double.BYTES;
    byte[] brief = new byte[length];
    ByteBuffer out = ByteBuffer.wrap(brief).put(VERSION);
    putText(to, out);
    putText(name, out);
    putText(version, out);
    out.putLong(Double.doubleToLongBits(prediction.willAcceptProbability()))
        .putLong(Double.doubleToLongBits(prediction.confidenceScore()))
        .putLong(Double.doubleToLongBits(prediction.inferenceTimeMs()));
    return Bytes.wrap(brief);
  }

  /** The prediction of this person that was remembered so. */
  static OpenPrediction recall(String person, Decision remembered) {
    ByteBuffer in = ByteBuffer.wrap(remembered.brief().array());
    try {
      byte version = in.get();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "The brief of prediction " + remembered.id() + " is of version " + version);
      }
      String to = text(in);
      OpenPrediction prediction =
          new OpenPrediction(
              remembered.id(),
              remembered.at(),
              text(in),
              text(in),
              person,
              to,
              in.getDouble(),
              in.getDouble(),
              in.getDouble());
      if (in.hasRemaining()) {
        throw new IllegalArgumentException(
            "The brief of prediction " + remembered.id() + " goes on after its end");
      }
      return prediction;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "The brief of prediction " + remembered.id() + " is cut off", e);
    }
  }

  private static byte[] utf8(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "A name of " + utf8.length + " bytes cannot be remembered; no valid prediction has one");
    }
    return utf8;
  }

  private static void putText(byte[] utf8, ByteBuffer out) {
    out.putShort((short) utf8.length).put(utf8);
  }

  private static String text(ByteBuffer in) {
    byte[] utf8 = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
