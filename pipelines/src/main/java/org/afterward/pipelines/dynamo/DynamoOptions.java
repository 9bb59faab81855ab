package org.afterward.pipelines.dynamo;

import org.afterward.pipelines.commandline.Placeholder;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** How a job reaches its tables. Region and credentials are those of Beam's AWS options. */
public interface DynamoOptions extends AwsOptions {

  @Description("What the names of the tables begin with, before exposures, rewards, ...")
  @Placeholder("TEXT")
  @Default.String("")
  String getTablePrefix();

  void setTablePrefix(String prefix);

  @Description(
      "Where DynamoDB answers, if not at its region's usual address. Unlike --endpoint it leaves"
          + " other services of AWS alone")
  @Placeholder("URL")
  @Nullable String getDynamoEndpoint();

  void setDynamoEndpoint(@Nullable String url);
}
