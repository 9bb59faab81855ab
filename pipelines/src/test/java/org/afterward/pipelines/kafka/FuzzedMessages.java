package org.afterward.pipelines.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Messages of every kind that a topic may have and that nobody wants, always the same ones. */
final class FuzzedMessages {

  private static final int MEGABYTE = 1_000_000;

  private final Random random;
  private int count;

  FuzzedMessages(long seed) {
    this.random = new Random(seed);
  }

  /** The next message's value; of those without one, null. */
  byte @Nullable [] next() {
    int id = count++;
    if (id % 20_000 == 19_999) {
      return utf8(like(id, "usr_1", "\"" + "x".repeat(MEGABYTE) + "\""));
    }
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> utf8(like(id, "usr_1", "\"usr_2\""));
      case 3 -> truncated(utf8(like(id, "usr_ü", "\"usr_2\"")));
      case 4 -> utf8(like(id, "usr_1", pick("7", "[]", "{\"a\":[1,{}]}", "true", "null", "1e400")));
      case 5 -> utf8("{\"event_type\":\"LIKE\",\"timestamp\":" + time() + "}");
      case 6 -> utf8("{\"event_type\":\"LIKE\",\"a\":" + "[{\"b\":".repeat(random.nextInt(3_000)));
      case 7 -> utf8("{\"event_type\":\"CURRENCY_SPEND\",\"amount\":" + hugeNumber() + "}");
      case 8 -> damaged(utf8(like(id, "usr_ü", "\"usr_2\"")));
      case 9 -> new byte[random.nextInt(2)];
      case 10 -> null;
      case 11 -> randomBytes();
      case 12 -> utf8("{\"event_type\":\"EXPOSURE\",\"exposure_id\":\"exp_" + id + "\"}");
      default -> utf8("{\"event_type\":" + pick("\"NONE\"", "3", "null", "\"like\"", "\"\"") + "}");
    };
  }

  private String like(int id, String user, String target) {
    return """
    {"event_type":"LIKE","event_id":"evt_%d","timestamp":%s,"user_id":"%s","target_user_id":%s}"""
        .formatted(id, time(), user, target);
  }

  private String time() {
    return pick(
        "\"2024-01-15T19:30:00Z\"",
        "\"2024-01-15T19:30:00.5+09:00\"",
        "\"9999-12-31T23:59:59Z\"",
        "\"0000-01-01T00:00:00Z\"",
        "\"2024-02-30T00:00:00Z\"",
        "1705347000",
        "\"\"");
  }

  private String hugeNumber() {
    return pick("9".repeat(500), "9".repeat(2_000), "1e999999999", "-1e-999999999", "0.0e99");
  }

  private byte[] truncated(byte[] whole) {
    return Arrays.copyOf(whole, random.nextInt(whole.length));
  }

  private byte[] damaged(byte[] whole) {
    whole[random.nextInt(whole.length)] = (byte) (0x80 + random.nextInt(0x80));
    return whole;
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    return bytes;
  }

  private String pick(String... any) {
    return any[random.nextInt(any.length)];
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
