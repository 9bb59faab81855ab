package org.afterward.transforms.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How a result says by which policy it was reckoned: {@code name@hash}. */
public final class PolicyReference {

  private static final int HASH_DIGITS = 12;

  private PolicyReference() {}

  /** The first digits of the SHA-256 of a policy's numbers, in a fixed writing. */
  public static String hash(String numbers) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(numbers.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /**
   * Refuses a name with which {@code name@hash} could not be taken apart, or not be written
   * wherever there are lines.
   */
  public static void checkName(String name) {
    check(isOneLineWithoutAt(name), "name", "one line of text without @", "\"" + name + "\"");
  }

  /** Refuses a setting unless it is right, in one line. */
  public static void check(boolean right, String setting, String wanted, Object found) {
    if (!right) {
      throw new IllegalArgumentException(setting + " must be " + wanted + ", not " + found);
    }
  }

  private static boolean isOneLineWithoutAt(String name) {
    return !name.isBlank()
        && name.indexOf('@') < 0
        && name.chars().noneMatch(Character::isISOControl)
        && StandardCharsets.UTF_8.newEncoder().canEncode(name);
  }
}
