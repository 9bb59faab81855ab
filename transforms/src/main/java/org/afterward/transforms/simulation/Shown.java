package org.afterward.transforms.simulation;

import java.util.List;
import org.afterward.coders.Exposure;

/** An exposure and the people in it, in the order of their ranks. */
record Shown(Exposure exposure, List<Life> people) {}
