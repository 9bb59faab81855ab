package org.afterward.coders;

import java.nio.charset.StandardCharsets;

/** Tells names that fit wherever there are lines. */
final class OneLine {

  private OneLine() {}

  /** Whether it is not blank, is no more than one line, and has a form in UTF-8. */
  static boolean isOne(String text) {
    return !text.isBlank()
        && text.chars().noneMatch(Character::isISOControl)
        && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
