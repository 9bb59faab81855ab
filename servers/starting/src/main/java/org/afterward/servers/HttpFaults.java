package org.afterward.servers;

/**
 * Which share of the requests a {@link FaultyHttpProxy} treats badly, each from 0 to 1, and all
 * together at most 1.
 *
 * @param throttled answered with DynamoDB's 400 for too much at a time, without asking the server
 * @param failed answered with 500 or 503, without asking the server
 * @param denied answered with DynamoDB's 400 for a lack of permission, without asking the server
 * @param cutBefore whose connection is cut before the server heard of them
 * @param cutAfter whose connection is cut after the server did what they ask
 * @param delayed answered a little late
 */
public record HttpFaults(
    double throttled,
    double failed,
    double denied,
    double cutBefore,
    double cutAfter,
    double delayed) {

  public static final HttpFaults NONE = new HttpFaults(0, 0, 0, 0, 0, 0);

  public HttpFaults {
    if (throttled + failed + denied + cutBefore + cutAfter + delayed > 1) {
      throw new IllegalArgumentException("More than every request is treated badly");
    }
  }

  /** What happens to one request. */
  enum Fault {
    NONE,
    THROTTLED,
    FAILED,
    DENIED,
    CUT_BEFORE,
    CUT_AFTER,
    DELAYED
  }

  /** The fault that a number from 0 to 1 stands for. */
  Fault at(double dice) {
    double rest = dice;
    if ((rest -= throttled) < 0) {
      return Fault.THROTTLED;
    }
    if ((rest -= failed) < 0) {
      return Fault.FAILED;
    }
    if ((rest -= denied) < 0) {
      return Fault.DENIED;
    }
    if ((rest -= cutBefore) < 0) {
      return Fault.CUT_BEFORE;
    }
    if ((rest -= cutAfter) < 0) {
      return Fault.CUT_AFTER;
    }
    return rest - delayed < 0 ? Fault.DELAYED : Fault.NONE;
  }
}
