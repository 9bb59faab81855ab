package org.afterward.coders;

/**
 * What any reward policy would weigh, beside the spends, which a reward's parts keep by type: so
 * another policy of the same horizon can be applied without looking at the facts again.
 *
 * @param lastOwnActionAt when the user last did something themselves, in epoch milliseconds; to ask
 *     for the exposure was to do something
 * @param accountClosed whether the user closed the account
 * @param longestRejectionRun the longest run of consecutive rejections
 * @param microMatches the matches that the exposure is credited with, in millionths, since
 *     exposures can share one: {@link #WHOLE_MATCH} is a whole one
 */
public record RewardEvidence(
    long lastOwnActionAt, boolean accountClosed, int longestRejectionRun, long microMatches) {

  public static final long WHOLE_MATCH = 1_000_000;
}
