package org.afterward.pipelines.s3;

import java.lang.reflect.Proxy;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.io.aws2.s3.DefaultS3ClientBuilderFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Beam's clients of S3, with three differences.
 *
 * <ul>
 *   <li>Beam asks for one in every run, also where no file is in S3. Only when it is used are
 *       region and credentials looked for, which asks other machines.
 *   <li>Where {@code --endpoint} names another server than Amazon's, the bucket is a part of the
 *       path: {@code http://localhost:9000/bucket} and not {@code http://bucket.localhost:9000},
 *       which hardly any name server knows. Such a server needs no region.
 *   <li>What is missing is said in one short line.
 * </ul>
 */
public final class S3Clients extends DefaultS3ClientBuilderFactory {

  @Override
  public S3ClientBuilder createBuilder(S3Options options) {
    Class<S3ClientBuilder> type = S3ClientBuilder.class;
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (lazy, method, arguments) -> method.invoke(configured(options), arguments)));
  }

  private S3ClientBuilder configured(S3Options options) {
    boolean isAmazon = options.getEndpoint() == null;
    S3ClientBuilder builder = super.createBuilder(options);
    if (options.getAwsRegion() == null) {
      if (isAmazon) {
        throw SdkClientException.create(
            "no AWS region is known: --awsRegion or AWS_REGION says it");
      }
      builder.region(Region.US_EAST_1);
    }
    return builder
        .forcePathStyle(!isAmazon)
        .credentialsProvider(() -> credentials(options.getAwsCredentialsProvider()));
  }

  private static AwsCredentials credentials(AwsCredentialsProvider provider) {
    try {
      return provider.resolveCredentials();
    } catch (SdkClientException e) {
      throw SdkClientException.create(
          "no AWS credentials are found: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile,"
              + " or the role of the machine give them");
    }
  }
}
