package org.afterward.pipelines.doctor;

import java.util.List;

/**
 * One thing to look at. It changes nothing that stays, and need not mind its time: who asks does.
 */
interface Check {

  /** What is looked at, in a few words. */
  String what();

  /** What to see to where it does not answer, or fails in a way that nobody foresaw. */
  String remedy();

  /** Looks. An exception is a failure that speaks for itself. */
  List<Finding> look() throws Exception;
}
