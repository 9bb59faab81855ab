package org.afterward.servers.s3;

import java.net.URI;
import java.util.Properties;
import org.afterward.servers.Child;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** Objects in the folders of a folder: {@code FOLDER PORT ACCESS-KEY SECRET-KEY}. */
public final class S3Main {

  private S3Main() {}

  public static void main(String[] args) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("jclouds.filesystem.basedir", args[0]);
    BlobStoreContext context =
        ContextBuilder.newBuilder("filesystem-nio2")
            .credentials("local", "local")
            .overrides(properties)
            .build(BlobStoreContext.class);
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(context.getBlobStore())
            .endpoint(URI.create("http://127.0.0.1:" + args[1]))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, args[2], args[3])
            // Beam's client sends some that this server does not know.
            .ignoreUnknownHeaders(true)
            .build();
    server.start();
    Child.ready(Integer.parseInt(args[1]));
    server.stop();
    System.exit(0);
  }
}
