package org.afterward.transforms.simulation;

/**
 * Who somebody is and when they are there: all that others can see of them.
 *
 * @param appeal how others like them, from 0 to 1
 * @param joinedAt when their account was opened
 * @param quietFrom from when on they do nothing; {@link Long#MAX_VALUE} of those who stay
 * @param closedAt when they close the account after that; {@link Long#MAX_VALUE} of those who do
 *     not
 */
record Life(
    int user,
    Persona persona,
    double appeal,
    boolean male,
    long joinedAt,
    long quietFrom,
    long closedAt) {

  boolean isThereAt(long at) {
    return joinedAt <= at && at < quietFrom;
  }
}
