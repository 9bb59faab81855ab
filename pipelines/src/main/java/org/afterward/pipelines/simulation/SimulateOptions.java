package org.afterward.pipelines.simulation;

import org.afterward.pipelines.commandline.OutputOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.afterward.pipelines.files.FileFormat;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** What the simulation can be told. */
public interface SimulateOptions extends OutputOptions {

  @Description(
      "How exposures and activity are written; lines that are no events only exist in json")
  @Default.Enum("JSON")
  FileFormat getFormat();

  void setFormat(FileFormat format);

  @Description("Everything follows from it: the same seed gives the same traffic")
  @Default.Long(42)
  long getSeed();

  void setSeed(long seed);

  @Description("How many people there are")
  @Default.Integer(300)
  int getUsers();

  void setUsers(int users);

  @Description("The first day")
  @Placeholder("DAY")
  @Default.String("2024-01-01")
  String getStart();

  void setStart(String day);

  @Description("How many days it goes on")
  @Default.Integer(30)
  int getDays();

  void setDays(int days);

  @Description("How many exposures a person has a day, on average")
  @Default.Double(2)
  double getExposuresPerUserDay();

  void setExposuresPerUserDay(double exposures);

  @Description("About how many other events there are for each exposure")
  @Default.Double(10)
  double getEventsPerExposure();

  void setEventsPerExposure(double events);

  @Description("The share of the people who have much more traffic than others")
  @Default.Double(0)
  double getHeavyUsers();

  void setHeavyUsers(double share);

  @Description("How much of the traffic the heavy users have, as a share")
  @Default.Double(0)
  double getHeavyShare();

  void setHeavyShare(double share);

  @Description("The share of exposures that lack their propensity")
  @Default.Double(0.02)
  double getWithoutPropensity();

  void setWithoutPropensity(double share);

  @Description("The share of records with a broken one beside them")
  @Default.Double(0.01)
  double getMalformed();

  void setMalformed(double share);

  @Description("The share of records that are delivered again")
  @Default.Double(0.02)
  double getDuplicates();

  void setDuplicates(double share);

  @Description("The share of records that arrive hours to days after their time")
  @Default.Double(0.02)
  double getLate();

  void setLate(double share);

  @Description("The share of records that arrive minutes after their time")
  @Default.Double(0.05)
  double getOutOfOrder();

  void setOutOfOrder(double share);
}
