package org.afterward.pipelines.commandline;

import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.transforms.Create;

/** A job for tests: it prints what it was told, or fails as it was told to. */
public final class Bakery implements Job<Bakery.Options> {

  /**
   * Public, as the types of options must be: Beam implements the options in a package of its own.
   */
  public enum Flour {
    WHEAT,
    OLD_RYE
  }

  /** What a baker has to know. */
  public interface Options extends OutputOptions {

    @Description(
        "How many loaves to bake; they are all of one size, and a batch of more than the oven holds"
            + " takes a second round")
    @Default.Integer(2)
    int getLoaves();

    void setLoaves(int loaves);

    @Description("What to bake them of")
    @Default.Enum("OLD_RYE")
    Flour getFlour();

    void setFlour(Flour flour);

    @Description("The hours in the oven")
    @Default.Double(1.5)
    double getHours();

    void setHours(double hours);

    @Description("Whether a pipeline bakes them")
    @Default.Boolean(false)
    boolean isInOven();

    void setInOven(boolean inOven);

    @Description("What is said when the oven breaks")
    @Default.String("")
    String getBreaksWith();

    void setBreaksWith(String words);
  }

  @Override
  public String name() {
    return "bake";
  }

  @Override
  public String summary() {
    return "Bakes bread";
  }

  @Override
  public Class<Options> optionsClass() {
    return Options.class;
  }

  @Override
  public List<String> examples() {
    return List.of("--output=/tmp/bread", "--output=/tmp/bread --flour=wheat");
  }

  @Override
  public void run(Options options, Console console) {
    if (!options.getBreaksWith().isEmpty()) {
      throw new IllegalStateException(
          "the oven broke", new IllegalArgumentException(options.getBreaksWith()));
    }
    if (options.isInOven()) {
      Pipeline pipeline = Pipeline.create(options);
      pipeline.apply("Loaves", Create.of(options.getLoaves()));
      if (console.run(pipeline).isEmpty()) {
        console.out().println("the loaves are not there yet");
        return;
      }
    }
    console
        .out()
        .printf(
            "%d of %s to %s, parallel %d%n",
            options.getLoaves(),
            options.getFlour(),
            options.getOutput(),
            options.as(DirectOptions.class).getTargetParallelism());
  }
}
