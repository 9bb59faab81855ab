package org.afterward.pipelines.dynamo;

import org.afterward.pipelines.commandline.JobOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** What is to be done with the tables, and where they are. */
public interface TablesOptions extends JobOptions, DynamoOptions {

  @Description("Create what is missing of the tables, and wait until it is there")
  @Default.Boolean(false)
  boolean isCreate();

  void setCreate(boolean create);

  @Description("Name every difference between the tables and what they must be")
  @Default.Boolean(false)
  boolean isCheck();

  void setCheck(boolean check);

  @Description("Print what the tables must be; asks nobody")
  @Default.Boolean(false)
  boolean isDescribe();

  void setDescribe(boolean describe);

  @Description(
      "Print how the app's own tables are read as events, as a file to begin with; asks nobody")
  @Default.Boolean(false)
  boolean isMapping();

  void setMapping(boolean mapping);

  @Description("Never let items go, as a backfill of months that are long over needs it")
  @Default.Boolean(false)
  boolean isKeepItems();

  void setKeepItems(boolean keep);
}
