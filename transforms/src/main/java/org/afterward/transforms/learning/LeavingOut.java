package org.afterward.transforms.learning;

import java.util.Locale;

/** Why a row is not learned from. */
public enum LeavingOut {
  /** It was shown before the window, or after it. */
  OUT_OF_WINDOW,
  /** Its reward gives credit in another way. */
  OTHER_CREDIT,
  /** Its reward is by another policy. */
  OTHER_POLICY,
  /** Its context means something else, or is not known. */
  OTHER_LAYOUT,
  /** Its context has something that is no finite number. */
  NO_NUMBER,
  /** There is a newer revision of it. */
  OLD_REVISION,
  /** It is an early estimate. */
  NOT_MATURE;

  /** As files and counters call it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
