package org.afterward.coders;

/** The beginning of a text that came from outside, safe to put into a message. */
final class Excerpt {

  private static final int LONGEST = 60;

  private Excerpt() {}

  /** At most 60 characters of it, with control characters and lone surrogates as escapes. */
  static String of(String text) {
    return of(text, LONGEST);
  }

  /** As {@link #of(String)}, with a length of its own; what is cut off becomes an ellipsis. */
  static String of(String text, int longest) {
    StringBuilder excerpt = new StringBuilder(Math.min(text.length(), longest) + 1);
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      String shown = shown(character);
      if (excerpt.length() + shown.length() > longest) {
        return excerpt.append('…').toString();
      }
      excerpt.append(shown);
      at += Character.charCount(character);
    }
    return excerpt.toString();
  }

  private static String shown(int character) {
    boolean unfit =
        Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    return unfit ? String.format("\\u%04x", character) : Character.toString(character);
  }
}
