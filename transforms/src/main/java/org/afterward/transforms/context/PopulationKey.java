package org.afterward.transforms.context;

import org.afterward.coders.Box;

/** Whose scores can be compared: those of one day and box, under one policy. */
record PopulationKey(long day, Box box, String policy) {}
