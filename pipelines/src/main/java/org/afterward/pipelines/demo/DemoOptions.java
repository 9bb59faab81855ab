package org.afterward.pipelines.demo;

import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.simulation.SimulateOptions;
import org.apache.beam.sdk.options.Description;

/** What the demonstration can be told: how to simulate, and where to. */
public interface DemoOptions extends SimulateOptions {

  // No @Default, and not required either: Beam forbids a default that the parent does not have.
  @Override
  @Description("The folder to write to ")
  @Placeholder("DIR")
  String getOutput();
}
