package org.afterward.transforms.reward;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Serving;
import org.afterward.coders.ServingCoder;

/**
 * What is remembered of an exposure beside its user, id and time: the strategy, and where somebody
 * asks for it how it was served. State outlives a release, so the bytes have a version: after 1 the
 * strategy's number, in as few bytes as it needs, the highest first; after 2 how many these are,
 * they, and a {@link Serving}.
 */
final class ExposureBrief {

  private static final byte PLAIN = 1;
  private static final byte SERVED = 2;

  private ExposureBrief() {}

  static Bytes of(OpenExposure exposure) {
    int strategyId = exposure.strategyId();
    int needed = Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(strategyId) + 7) / 8);
    boolean served = exposure.serving().isKnown();
    ByteArrayOutputStream brief = new ByteArrayOutputStream();
    brief.write(served ? SERVED : PLAIN);
    if (served) {
      brief.write(needed);
    }
    for (int i = needed - 1; i >= 0; i--) {
      brief.write(strategyId >>> (8 * i));
    }
    if (served) {
      try {
        ServingCoder.of().encode(exposure.serving(), brief);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Bytes.wrap(brief.toByteArray());
  }

  static OpenExposure read(String person, Decision remembered) {
    byte[] bytes = remembered.brief().array();
    int version = bytes.length == 0 ? PLAIN : bytes[0];
    if (version != PLAIN && version != SERVED) {
      throw new IllegalArgumentException("An exposure's brief is of version " + version);
    }
    int from = version;
    int length = version == PLAIN ? bytes.length - from : bytes.length > 1 ? bytes[1] : 0;
    if (length < 1 || length > Integer.BYTES || from + length > bytes.length) {
      throw new IllegalArgumentException(
          "An exposure's brief of version " + version + " has not " + bytes.length + " bytes");
    }
    int strategyId = 0;
    for (int i = from; i < from + length; i++) {
      strategyId = (strategyId << 8) | (bytes[i] & 0xFF);
    }
    Serving serving = version == PLAIN ? Serving.UNKNOWN : serving(bytes, from + length);
    return new OpenExposure(remembered.id(), person, remembered.at(), strategyId, serving);
  }

  private static Serving serving(byte[] bytes, int from) {
    try {
      return ServingCoder.of().decode(new ByteArrayInputStream(bytes, from, bytes.length - from));
    } catch (IOException e) {
      throw new IllegalArgumentException("An exposure's brief is damaged: " + e.getMessage(), e);
    }
  }
}
