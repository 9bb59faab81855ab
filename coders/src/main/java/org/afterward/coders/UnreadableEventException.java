package org.afterward.coders;

/**
 * An input of which no event can be made at all: it is not JSON, or does not say of which type it
 * is.
 *
 * <p>It is an answer about the input, and not a failure of the program, so it carries no stack
 * trace.
 */
public final class UnreadableEventException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String what;
  private final String rule;
  private final String field;
  private final String problem;

  UnreadableEventException(String what, BrokenRule broken) {
    super(broken.rule() + ": " + broken.problem(), null, false, false);
    this.what = what;
    rule = broken.rule();
    field = broken.field();
    problem = broken.problem();
  }

  /** The one rule that it breaks; no other can be judged. */
  public BrokenRule broken() {
    return new BrokenRule(rule, field, problem);
  }

  /** The event type as far as it was understood, or empty. */
  public String what() {
    return what;
  }
}
