package org.afterward.coders;

/** Finds the halves of characters that make a Java string something other than text. */
final class Surrogates {

  private Surrogates() {}

  /** Whether UTF-8 can say all of it. */
  static boolean areAllPaired(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && isLone(text, i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the character there is one half of a pair without the other. */
  static boolean isLone(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
