package org.afterward.pipelines.s3;

import java.util.List;

/** What our jobs want of S3 where nobody says otherwise. */
public final class S3Defaults {

  /**
   * As they would be typed. Beam's buffer is 64 MiB for each file that is being written, and a job
   * writes many at a time; with 8 MiB a file can still have 80 GB.
   */
  public static final List<String> OPTIONS =
      List.of(
          "--s3UploadBufferSizeBytes=" + (8 << 20),
          "--s3ClientFactoryClass=" + S3Clients.class.getName());

  private S3Defaults() {}
}
